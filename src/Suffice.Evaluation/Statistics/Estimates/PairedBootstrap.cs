using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>
/// The percentile bootstrap of a figure made of sums over the same items (Efron and Tibshirani 1993, chapter 13): items are
/// drawn with all their columns together, so that the pairing is kept.
/// </summary>
/// <param name="random">The source of draws; seeded, so that a run can be repeated.</param>
/// <param name="draws">How many times the items are drawn anew; 2,000 by default.</param>
public sealed class PairedBootstrap(Random random, int draws = 2_000)
{
    /// <summary>The 95% interval of the ratio of two sums.</summary>
    /// <param name="numerators">One value an item.</param>
    /// <param name="denominators">One value an item, in the same order.</param>
    /// <returns>The interval, or <see langword="null"/> when there is no item or the denominators can sum to zero.</returns>
    public Interval? OfRatio(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        if (numerators.Length == 0 || numerators.Length != denominators.Length)
        {
            return null;
        }

        double[] ratios = new double[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            double top = 0;
            double bottom = 0;
            for (int i = 0; i < numerators.Length; i++)
            {
                int item = random.Next(numerators.Length);
                top += numerators[item];
                bottom += denominators[item];
            }

            if (bottom == 0)
            {
                return null;
            }

            ratios[draw] = top / bottom;
        }

        Array.Sort(ratios);

        return new Interval(ratios[(int)(0.025 * draws)], ratios[(int)(0.975 * draws) - 1]);
    }
}
