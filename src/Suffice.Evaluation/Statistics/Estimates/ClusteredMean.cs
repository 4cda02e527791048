using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>A mean whose items may belong together, and how sure it is.</summary>
public sealed record ClusteredMean
{
    /// <summary>The mean over all items.</summary>
    public required double Mean { get; init; }

    /// <summary>Its standard error, items of one cluster taken together.</summary>
    public required double StandardError { get; init; }

    /// <summary>The two-sided interval, within the range of the scores.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Items.</summary>
    public required int Items { get; init; }

    /// <summary>Clusters: what the interval counts as independent.</summary>
    public required int Clusters { get; init; }

    /// <summary>The variance of one item times what clustering makes of it; divided by the items it is the squared standard error.</summary>
    public double ItemVariance => StandardError * StandardError * Items;

    /// <summary>The bootstrap's draws of (mean of the draw - mean) / standard error of the draw, ascending; empty when nothing varies.</summary>
    internal double[] Studentised { get; init; } = [];

    /// <summary>The least and the greatest value there can be.</summary>
    public required Interval Range { get; init; }

    /// <summary>The p-value of "the true mean is at most the limit", which agrees with the interval.</summary>
    /// <param name="limit">The limit.</param>
    /// <returns>One-sided, 0 to 1, and from draws never below 1 in draws + 1.</returns>
    public double AbovePValue(double limit) => Studentised.Length == 0
        ? UnseenP((Mean - limit) / (Mean - Range.Low))
        : Beyond(Studentised.Count(t => t >= (Mean - limit) / StandardError));

    /// <summary>The p-value of "the true mean is at least the limit", which agrees with the interval.</summary>
    /// <param name="limit">The limit.</param>
    /// <returns>One-sided, 0 to 1, and from draws never below 1 in draws + 1.</returns>
    public double BelowPValue(double limit) => Studentised.Length == 0
        ? UnseenP((limit - Mean) / (Range.High - Mean))
        : Beyond(Studentised.Count(t => t <= (Mean - limit) / StandardError));

    private double Beyond(int draws) => (draws + 1.0) / (Studentised.Length + 1);

    // All values are alike: the score test of a share that was never seen, and that would move the mean to the limit.
    private double UnseenP(double share) => share switch
    {
        > 0 and < 1 => NormalDistribution.Upper(Math.Sqrt(Clusters * share / (1 - share))),
        >= 1 => 0,
        _ => 1,
    };
}
