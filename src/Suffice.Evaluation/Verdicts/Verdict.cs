using System.Collections.Immutable;

namespace Suffice.Evaluation.Verdicts;

/// <summary>Whether the small model is good enough for a task, and why that can be said.</summary>
public sealed record Verdict
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The small model.</summary>
    public required string Small { get; init; }

    /// <summary>The large model; <see langword="null"/> when only the small one was run.</summary>
    public required string? Large { get; init; }

    /// <summary>What was shown.</summary>
    public required VerdictOutcome Outcome { get; init; }

    /// <summary>Items of the run, errors included.</summary>
    public required int Items { get; init; }

    /// <summary>Items on which the small model's answer, or its score, is an error.</summary>
    public required int SmallErrors { get; init; }

    /// <summary>Items on which the large model's answer, or its score, is an error.</summary>
    public required int LargeErrors { get; init; }

    /// <summary>Where the small model stands to the floor; <see langword="null"/> when the rule has none.</summary>
    public FloorFinding? Floor { get; init; }

    /// <summary>Where it stands to the large model; <see langword="null"/> when that has no scores.</summary>
    public CeilingFinding? Ceiling { get; init; }

    /// <summary>The p-value of "not good enough": the greater of the floor's and the margin's, for both have to hold; <see langword="null"/> when the rule asks nothing.</summary>
    public double? PValue { get; init; }

    /// <summary>The same after Holm's correction over the tasks decided together.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>About how many more items would settle it; <see langword="null"/> when it is settled, or more items would not.</summary>
    public long? MoreItems { get; init; }

    /// <summary>What holds the run back from settling anything, whatever its figures are: errors, a judge that was not measured.</summary>
    public ImmutableArray<string> Obstacles { get; init; } = [];

    /// <summary>The verdict in plain sentences, the outcome first.</summary>
    public ImmutableArray<string> Sentences { get; init; } = [];

    /// <summary>The outcome in a word or two: <c>sufficient</c>, <c>insufficient</c>, <c>inconclusive</c> or <c>inconclusive: about 1,200 more items</c>.</summary>
    public string Summary => Outcome switch
    {
        VerdictOutcome.Sufficient => "sufficient",
        VerdictOutcome.Insufficient => "insufficient",
        _ => MoreItems is { } more ? $"inconclusive: about {more:#,0} more items" : "inconclusive",
    };
}
