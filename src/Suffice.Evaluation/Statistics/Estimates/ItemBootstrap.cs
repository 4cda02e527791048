using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>The percentile bootstrap of any figure over items (Efron and Tibshirani 1993, chapter 13): for figures that have no interval of their own.</summary>
public static class ItemBootstrap
{
    // Where a figure is missing in more of the draws than this, its interval would be of the others only.
    private const double MostMissing = 0.05;

    /// <summary>The interval of a figure.</summary>
    /// <param name="items">How many items there are.</param>
    /// <param name="random">The source of draws; seeded, so that a run can be repeated.</param>
    /// <param name="figure">The figure of the drawn items, given by their places; the array is filled anew for each draw.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1; 0.95 by default.</param>
    /// <param name="draws">How many times the items are drawn anew.</param>
    /// <returns>The interval; <see langword="null"/> without items, or when one draw in twenty has no such figure.</returns>
    public static Interval? Interval(int items, Random random, Func<int[], double?> figure, double confidence = 0.95, int draws = 2_000)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(figure);
        int[] drawn = new int[items];
        List<double> figures = new(draws);
        for (int draw = 0; draw < draws && items > 0; draw++)
        {
            for (int i = 0; i < items; i++)
            {
                drawn[i] = random.Next(items);
            }

            if (figure(drawn) is { } value)
            {
                figures.Add(value);
            }
        }

        return figures.Count < (1 - MostMissing) * draws ? null : Percentiles.Middle([.. figures], confidence);
    }
}
