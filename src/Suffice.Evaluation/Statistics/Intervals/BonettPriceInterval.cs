using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Intervals;

/// <summary>
/// The adjusted Wald interval of a paired difference (Bonett and Price, Journal of Educational and Behavioral Statistics 37, 2012): one item is added to
/// either kind of disagreement. A closed form for pages and plans; verdicts rest on <see cref="TangoInterval"/>.
/// </summary>
public static class BonettPriceInterval
{
    /// <summary>The interval of small minus large.</summary>
    /// <param name="table">The pairs.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval, within -1 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0 and below 1.</exception>
    public static Interval Of(PairedTable table, double confidence = 0.95)
    {
        double z = NormalDistribution.Quantile((1 + confidence) / 2);
        double n = table.Items + 2;
        double p = (table.SmallOnly + 1) / n;
        double q = (table.LargeOnly + 1) / n;
        double half = z * Math.Sqrt((p + q - ((p - q) * (p - q))) / n);

        return new Interval(Math.Max(-1, p - q - half), Math.Min(1, p - q + half));
    }
}
