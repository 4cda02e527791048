using System.Collections.Immutable;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Runs;

/// <summary>What a run is of: written first, and the same for every run of the same things.</summary>
public sealed record EvalRunHead
{
    /// <summary>The form of run files that this version writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The form of the file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Its name: the set, when it began, and the start of its key.</summary>
    public required string Id { get; init; }

    /// <summary>The same for a run of the same items by the same models, metrics, judge, limits and repeats.</summary>
    public required string Key { get; init; }

    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>The task; <see langword="null"/> for a set of no task.</summary>
    public string? Task { get; init; }

    /// <summary>The same for the same items.</summary>
    public required string SetHash { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The models, cheapest first; the last is the ceiling.</summary>
    public required ImmutableArray<EvalRunModel> Models { get; init; }

    /// <summary>The metrics that items are measured by, most used first.</summary>
    public ImmutableArray<string> Metrics { get; init; } = [];

    /// <summary>The judge, or the judges; <see langword="null"/> when none is asked.</summary>
    public string? Judge { get; init; }

    /// <summary>True when an answer passes only where a judge says so; false when judges are not asked, or only heard.</summary>
    public bool JudgeDecides { get; init; }

    /// <summary>Where the scores come from.</summary>
    internal ScoreSource ScoredBy => JudgeDecides ? ScoreSource.Judge : ScoreSource.Metric;

    /// <summary>How often each item is asked.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>How many items are asked; <see langword="null"/> where nobody noted it.</summary>
    public int? Items { get; init; }

    /// <summary>The quality to reach, when one is stated.</summary>
    public QualityFloor? Floor { get; init; }

    /// <summary>Items of the set that nobody labelled yet and no metric can measure.</summary>
    public int Unlabelled { get; init; }

    /// <summary>Rows of the set that cannot be used.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>What a reader of the figures must know.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}

/// <summary>A model of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its pinned id.</param>
/// <param name="Provider">Who serves it; <see langword="null"/> when its answers came with the items.</param>
/// <param name="Family">Who trained it; <see langword="null"/> when not known.</param>
public sealed record EvalRunModel(string Name, string Id, string? Provider, string? Family)
{
    /// <summary>True when its provider answers from recordings.</summary>
    public bool IsReplayed { get; init; }
}
