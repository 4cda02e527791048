using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Verdicts;

/// <summary>How the small model stands to the floor.</summary>
public sealed record FloorFinding
{
    /// <summary>The mark, 0 to 1.</summary>
    public required double Mark { get; init; }

    /// <summary>The mean score, 0 to 1, corrected for the judge's mistakes where a judge scored; <see langword="null"/> when there is none.</summary>
    public required double? Mean { get; init; }

    /// <summary>Its two-sided interval at the rule's confidence.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>Where that leaves it.</summary>
    public required FloorStatus Status { get; init; }

    /// <summary>The two-sided p-value that reaches 1 - confidence just when the interval begins at the mark; 1 when there is none.</summary>
    public required double PValue { get; init; }

    /// <summary>How the interval was made.</summary>
    public required string Method { get; init; }

    /// <summary>About how many more items would settle it; <see langword="null"/> when it is settled, or no practical number would.</summary>
    public long? MoreItems { get; init; }
}
