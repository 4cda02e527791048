using System.Collections.Immutable;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Dashboard.Evals;

/// <summary>A run in a line.</summary>
public sealed record EvalLine
{
    /// <summary>Its name.</summary>
    public required string Run { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The task; <see langword="null"/> for a set of no task.</summary>
    public required string? Task { get; init; }

    /// <summary>The set of items.</summary>
    public required string Set { get; init; }

    /// <summary>How many items.</summary>
    public required int Items { get; init; }

    /// <summary>How often each was asked.</summary>
    public required int Repeats { get; init; }

    /// <summary>Answers there are, errors included.</summary>
    public required long Answers { get; init; }

    /// <summary>Answers of a whole run.</summary>
    public required long Wanted { get; init; }

    /// <summary>True when everything was asked.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>True when nobody was called: answers came with the items or from recordings.</summary>
    public required bool IsReplayed { get; init; }

    /// <summary>Each model, cheapest first; the last is the ceiling.</summary>
    public required ImmutableArray<EvalModelLine> Models { get; init; }

    /// <summary>What was shown of each model that was held against a mark.</summary>
    public required ImmutableArray<EvalVerdictLine> Verdicts { get; init; }

    /// <summary>What it spent as far as it is known, USD; what was answered for earlier runs costs nothing.</summary>
    public required decimal SpentUsd { get; init; }

    /// <summary>Answers without a known price.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Makes it.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The line.</returns>
    internal static EvalLine Of(KeptRun run) => new()
    {
        Run = run.Report.Run,
        StartedAt = run.Report.StartedAt,
        Task = run.Report.Task,
        Set = run.Report.Set,
        Items = run.Report.Items,
        Repeats = run.Report.Repeats,
        Answers = run.Run.Results.Length,
        Wanted = (long)run.Run.Items.Length * run.Run.Head.Models.Length * run.Run.Head.Repeats,
        IsWhole = run.Report.Whole,
        IsReplayed = run.Report.IsReplayed,
        Models = [.. run.Report.Models.Select(EvalModelLine.Of)],
        Verdicts = [.. run.Report.Verdicts.Select(EvalVerdictLine.Of)],
        SpentUsd = run.Report.SpentUsd,
        Unpriced = run.Report.Models.Sum(model => model.Unpriced),
    };
}

/// <summary>A model of a run in a line.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Id">Its pinned id.</param>
/// <param name="PassRate">Passed of passed and failed; <see langword="null"/> when there are only errors.</param>
/// <param name="PassRate95">Its 95% interval.</param>
/// <param name="Passed">Answers that passed.</param>
/// <param name="Failed">Answers that failed.</param>
/// <param name="Errors">Answers that are neither.</param>
public sealed record EvalModelLine(string Model, string Id, double? PassRate, Interval? PassRate95, int Passed, int Failed, int Errors)
{
    /// <summary>Makes it.</summary>
    /// <param name="model">The model's report.</param>
    /// <returns>The line.</returns>
    internal static EvalModelLine Of(ModelReport model) => new(model.Model, model.Id, model.PassRate, model.PassRate95, model.Passed, model.Failed, model.Errors);
}

/// <summary>A verdict in a line.</summary>
/// <param name="Small">The model it is of.</param>
/// <param name="Large">The model it was held against; <see langword="null"/> for a floor alone.</param>
/// <param name="Outcome">What was shown.</param>
/// <param name="Summary">The same in a word or two.</param>
/// <param name="Difference">Small minus large, -1 to 1; <see langword="null"/> without a large one.</param>
/// <param name="DifferenceInterval">Its interval.</param>
/// <param name="IntervalConfidence">How sure that is.</param>
public sealed record EvalVerdictLine(
    string Small, string? Large, VerdictOutcome Outcome, string Summary, double? Difference, Interval? DifferenceInterval, double? IntervalConfidence)
{
    /// <summary>Makes it.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The line.</returns>
    internal static EvalVerdictLine Of(Verdict verdict) => new(
        verdict.Small, verdict.Large, verdict.Outcome, verdict.Summary, verdict.Ceiling?.Difference, verdict.Ceiling?.Interval, verdict.Ceiling?.IntervalConfidence);
}
