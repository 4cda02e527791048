using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Intervals;

/// <summary>
/// The score interval and test of a paired difference of shares (Tango, Statistics in Medicine 17, 1998): the one that keeps its
/// level for few items and few disagreements.
/// </summary>
public static class TangoInterval
{
    /// <summary>The interval of small minus large.</summary>
    /// <param name="table">The pairs; at least one.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1; 0.95 by default. Its ends are one-sided bounds at (1 + confidence) / 2.</param>
    /// <returns>The interval, within -1 and 1.</returns>
    /// <exception cref="ArgumentException">There are no pairs, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0 and below 1.</exception>
    public static Interval Of(PairedTable table, double confidence = 0.95)
    {
        double z = NormalDistribution.Quantile((1 + confidence) / 2);

        return new Interval(-UpperEnd(Swapped(table), z), UpperEnd(table, z));
    }

    /// <summary>How far the difference lies above -margin, in standard errors under that very difference.</summary>
    /// <param name="table">The pairs; at least one.</param>
    /// <param name="margin">The margin, above -1 and below 1: 0.02 is two points. A negative one asks for superiority.</param>
    /// <returns>The score.</returns>
    /// <exception cref="ArgumentException">There are no pairs, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not above -1 and below 1.</exception>
    public static double Score(PairedTable table, double margin)
    {
        if (!(margin is > -1 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is a share above -1 and below 1; two points are 0.02.");
        }

        return ScoreAt(Checked(table), -margin);
    }

    /// <summary>The p-value of "the small model is worse by the margin or more".</summary>
    /// <param name="table">The pairs; at least one.</param>
    /// <param name="margin">The margin, above -1 and below 1.</param>
    /// <returns>One-sided, 0 to 1.</returns>
    public static double NonInferiorityP(PairedTable table, double margin) => NormalDistribution.Upper(Score(table, margin));

    /// <summary>The p-value of "the small model is worse by the margin or less".</summary>
    /// <param name="table">The pairs; at least one.</param>
    /// <param name="margin">The margin, above -1 and below 1.</param>
    /// <returns>One-sided, 0 to 1.</returns>
    public static double InferiorityP(PairedTable table, double margin) => NormalDistribution.Cdf(Score(table, margin));

    private static double UpperEnd(PairedTable table, double z) =>
        Bisection.FirstWhere(Checked(table).Difference, 1, difference => ScoreAt(table, difference) <= -z);

    // q is the most likely share of large-only items when the difference is what it is asked to be; the greater root of A q^2 + B q + C.
    private static double ScoreAt(PairedTable table, double difference)
    {
        double n = table.Items;
        double b = table.SmallOnly;
        double c = table.LargeOnly;
        double linear = -b - c + (((2 * n) - b + c) * difference);
        double constant = -c * difference * (1 - difference);
        double q = (Math.Sqrt(Math.Max(0, (linear * linear) - (8 * n * constant))) - linear) / (4 * n);
        double variance = n * ((2 * q) + (difference * (1 - difference)));
        double above = b - c - (n * difference);

        // Where nothing can vary, any distance is infinitely many standard errors.
        return variance > 0 ? above / Math.Sqrt(variance) : above == 0 ? 0 : double.CopySign(double.PositiveInfinity, above);
    }

    private static PairedTable Swapped(PairedTable table) => table with { SmallOnly = table.LargeOnly, LargeOnly = table.SmallOnly };

    private static PairedTable Checked(PairedTable table) =>
        table.Items < 1 || Math.Min(Math.Min(table.BothPass, table.SmallOnly), Math.Min(table.LargeOnly, table.BothFail)) < 0
            ? throw new ArgumentException($"{table} counts no pairs.", nameof(table))
            : table;
}
