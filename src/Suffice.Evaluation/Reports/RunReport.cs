using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Reports;

/// <summary>What a run says, ready to be shown.</summary>
public sealed record RunReport
{
    /// <summary>The run's name.</summary>
    public required string Run { get; init; }

    /// <summary>The file it is kept in.</summary>
    public required string Path { get; init; }

    /// <summary>The set.</summary>
    public required string Set { get; init; }

    /// <summary>The task; <see langword="null"/> for a set of no task.</summary>
    public string? Task { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Items measured.</summary>
    public required int Items { get; init; }

    /// <summary>Items left out because nobody labelled them.</summary>
    public int Unlabelled { get; init; }

    /// <summary>How often each was asked.</summary>
    public int Repeats { get; init; }

    /// <summary>What the items were measured by, the most used first.</summary>
    public ImmutableArray<string> MeasuredBy { get; init; } = [];

    /// <summary>The judge; <see langword="null"/> when none was asked.</summary>
    public string? Judge { get; init; }

    /// <summary>What the judge was measured to be worth; <see langword="null"/> when none decides, or nobody labelled.</summary>
    public JudgeReport? JudgeMeasured { get; init; }

    /// <summary>True when everything was asked.</summary>
    public bool Whole { get; init; }

    /// <summary>Why it ended early; <see langword="null"/> when it did not.</summary>
    public string? Stopped { get; init; }

    /// <summary>The same in a word.</summary>
    public RunEnding Ending { get; init; }

    /// <summary>True when the verdicts were watched while the run grew, so that it might be stopped by them.</summary>
    public bool Watched { get; init; }

    /// <summary>What this run spent, USD, judges and failed calls included.</summary>
    public decimal SpentUsd { get; init; }

    /// <summary>The floor; <see langword="null"/> when none is stated.</summary>
    public QualityFloor? Floor { get; init; }

    /// <summary>The metric whose mean the verdicts compare; <see langword="null"/> for the share of items that pass.</summary>
    public string? ComparedBy { get; init; }

    /// <summary>Each model, cheapest first; the last is the ceiling.</summary>
    public required ImmutableArray<ModelReport> Models { get; init; }

    /// <summary>The metrics that say more than passing does, those that decide first.</summary>
    [JsonIgnore]
    public IEnumerable<string> ShownMetrics
    {
        get
        {
            MetricReport[] all = [.. Models.SelectMany(model => model.Metrics).DistinctBy(metric => metric.Name)];
            bool isAlone = all.Count(metric => metric.Decides) == 1
                && Models.All(model => model.Metrics.FirstOrDefault(metric => metric.Decides) is not { } only || only.Mean == model.PassRate);
            return all.Where(metric => (!isAlone || !metric.Decides) && metric.Name != "label-accuracy").Select(metric => metric.Name);
        }
    }

    /// <summary>The verdict on each model but the last, or on the only one where there is a floor.</summary>
    public ImmutableArray<Verdict> Verdicts { get; init; } = [];

    /// <summary>The first model that was shown to be good enough; <see langword="null"/> for none.</summary>
    public string? Chosen => Verdicts.FirstOrDefault(verdict => verdict.Outcome == VerdictOutcome.Sufficient)?.Small;

    /// <summary>Results by tag; tags that tell items apart and group none are left out.</summary>
    public ImmutableArray<SliceReport> Slices { get; init; } = [];

    /// <summary>Items on which the models differ, or one has an error.</summary>
    public required DifferenceReport Differences { get; init; }

    /// <summary>Rows of the set that cannot be used.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>What a reader of the figures must know.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>How it stands to an earlier run; <see langword="null"/> when it was not compared.</summary>
    public RunComparison? Comparison { get; init; }

    /// <summary>The run itself.</summary>
    [JsonIgnore]
    public EvalRun? Source { get; init; }

    /// <summary>True when nobody was called: every answer came with the items or from recordings.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>Errors of all models.</summary>
    public int Errors => Models.Sum(model => model.Errors);

    /// <summary>True when the answer is no: every model that was held against a mark is insufficient, or its mean lies below the floor.</summary>
    /// <remarks>A model that is shown to be worse than in the run it was compared with makes it a no, too.</remarks>
    public bool IsNo => (!Verdicts.IsEmpty && Verdicts.All(IsShort)) || Comparison is { IsWorse: true };

    private static bool IsShort(Verdict verdict) =>
        verdict.Outcome == VerdictOutcome.Insufficient || (verdict.Floor is { Mean: { } mean, Mark: var mark } && mean < mark);
}
