using Suffice.Drift;
using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Intervals;

/// <summary>The score interval of a share (Wilson, JASA 22, 1927): honest near 0 and 1, and for few items.</summary>
public static class WilsonInterval
{
    /// <summary>The 95% interval of a share.</summary>
    /// <param name="hits">How many of the items; 0 to <paramref name="items"/>.</param>
    /// <param name="items">How many items; at least 1.</param>
    /// <returns>The interval, within 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no items, or more hits than items.</exception>
    public static Interval Of(long hits, long items) => Of(hits, items, 0.95);

    /// <summary>The interval of a share.</summary>
    /// <param name="hits">How many of the items; 0 to <paramref name="items"/>.</param>
    /// <param name="items">How many items; at least 1.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1.</param>
    /// <returns>The interval, within 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no items, or more hits than items, or the confidence is not above 0 and below 1.</exception>
    public static Interval Of(long hits, long items, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, items);

        (double low, double high) = Wilson.Of((double)hits / items, items, NormalDistribution.Quantile((1 + confidence) / 2));

        return new Interval(low, high);
    }
}
