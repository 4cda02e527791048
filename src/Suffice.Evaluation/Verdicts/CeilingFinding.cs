using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Verdicts;

/// <summary>How the small model stands to the large one on the same items.</summary>
public sealed record CeilingFinding
{
    /// <summary>Items that both have a score for.</summary>
    public required int Items { get; init; }

    /// <summary>The small model's mean score.</summary>
    public required double SmallMean { get; init; }

    /// <summary>The large model's.</summary>
    public required double LargeMean { get; init; }

    /// <summary>Small minus large, -1 to 1; a judge's view where a judge scored.</summary>
    public required double Difference { get; init; }

    /// <summary>Its two-sided interval at <see cref="IntervalConfidence"/>.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Twice the rule's confidence less one, so that either end is a one-sided bound at the rule's confidence: 0.9 for 0.95.</summary>
    public required double IntervalConfidence { get; init; }

    /// <summary>How often which of them passed; <see langword="null"/> for graded scores.</summary>
    public PairedTable? Table { get; init; }

    /// <summary>The p-value of "they are equal" (McNemar, mid-p); <see langword="null"/> for graded scores and for items that belong together.</summary>
    public double? EqualP { get; init; }

    /// <summary>The margin of the rule, as a share; <see langword="null"/> when the rule has none.</summary>
    public double? Margin { get; init; }

    /// <summary>The margin that was tested: the rule's, made smaller by a judge's mistakes.</summary>
    public double? TestedMargin { get; init; }

    /// <summary>The one-sided p-value of "worse by the margin or more"; <see langword="null"/> without a margin.</summary>
    public double? NonInferiorityP { get; init; }

    /// <summary>The one-sided p-value of "worse by the margin or less"; <see langword="null"/> without a margin.</summary>
    public double? InferiorityP { get; init; }

    /// <summary>The difference by the judge and the people together; <see langword="null"/> unless a judge scored and people labelled some of the items.</summary>
    public PredictionPowered? WithPeople { get; init; }

    /// <summary>Its interval, at <see cref="IntervalConfidence"/>.</summary>
    public Interval? WithPeopleInterval { get; init; }

    /// <summary>How the interval was made.</summary>
    public required string Method { get; init; }

    /// <summary>About how many more items would settle it; <see langword="null"/> when it is settled, or no practical number would.</summary>
    public long? MoreItems { get; init; }
}
