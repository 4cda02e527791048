namespace Suffice.Evaluation.Statistics.Intervals;

/// <summary>
/// Newcombe's hybrid interval of a paired difference (Statistics in Medicine 17, 1998, method 10): Wilson's limits of both shares,
/// joined by their correlation. Shown beside <see cref="TangoInterval"/> as a check of another making.
/// </summary>
public static class NewcombePairedInterval
{
    /// <summary>The interval of small minus large.</summary>
    /// <param name="table">The pairs; at least one.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval, within -1 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no pairs, or the confidence is not above 0 and below 1.</exception>
    public static Interval Of(PairedTable table, double confidence = 0.95)
    {
        Interval small = WilsonInterval.Of(table.BothPass + table.SmallOnly, table.Items, confidence);
        Interval large = WilsonInterval.Of(table.BothPass + table.LargeOnly, table.Items, confidence);
        double correlation = Correlation(table);
        double down = Joined(table.SmallShare - small.Low, large.High - table.LargeShare, correlation);
        double up = Joined(large.Low - table.LargeShare, table.SmallShare - small.High, correlation);

        return new Interval(Math.Max(-1, table.Difference - down), Math.Min(1, table.Difference + up));
    }

    private static double Joined(double first, double second, double correlation) =>
        Math.Sqrt(Math.Max(0, (first * first) - (2 * correlation * first * second) + (second * second)));

    // Continuity-corrected towards none where the models agree more than by chance, as the method says.
    private static double Correlation(PairedTable table)
    {
        double passes = (double)(table.BothPass + table.SmallOnly) * (table.BothPass + table.LargeOnly);
        double fails = (double)(table.BothFail + table.SmallOnly) * (table.BothFail + table.LargeOnly);
        if (passes == 0 || fails == 0)
        {
            return 0;
        }

        double excess = ((double)table.BothPass * table.BothFail) - ((double)table.SmallOnly * table.LargeOnly);
        double corrected = excess > 0 ? Math.Max(0, excess - (table.Items / 2.0)) : excess;

        return corrected / Math.Sqrt(passes * fails);
    }
}
