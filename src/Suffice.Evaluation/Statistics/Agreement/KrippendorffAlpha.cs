namespace Suffice.Evaluation.Statistics.Agreement;

/// <summary>Agreement of any number of raters, who need not all have rated every item (Krippendorff, Content Analysis, 2004, chapter 11).</summary>
internal static class KrippendorffAlpha
{
    /// <summary>What the ratings are.</summary>
    public enum Level
    {
        /// <summary>Categories: equal or not.</summary>
        Nominal,

        /// <summary>Ranks: as far apart as there are ratings between them.</summary>
        Ordinal,

        /// <summary>Quantities: as far apart as their difference.</summary>
        Interval,
    }

    /// <summary>Alpha of the ratings.</summary>
    /// <param name="ratings">A row an item, a column a rater; <see langword="null"/> where a rater left an item out. Categories are numbered.</param>
    /// <param name="level">What the ratings are.</param>
    /// <returns>At most 1, 0 for chance; <see langword="null"/> when no item has two ratings, or all ratings are the same.</returns>
    public static double? Of(IReadOnlyList<IReadOnlyList<double?>> ratings, Level level = Level.Nominal)
    {
        double[][] units = [.. ratings.Select(row => row.OfType<double>().ToArray()).Where(unit => unit.Length > 1)];
        SortedDictionary<double, long> totals = [];
        foreach (double value in units.SelectMany(unit => unit))
        {
            totals[value] = totals.GetValueOrDefault(value) + 1;
        }

        double[] values = [.. totals.Keys];
        long[] counts = [.. totals.Values];
        double[] middles = Middles(counts);
        double seen = units.Sum(unit => Seen(unit, values, middles, level));
        double expected = Expected(values, counts, middles, level);
        long all = counts.Sum();

        return expected == 0 ? null : 1 - ((all - 1) * seen / expected);
    }

    // Disagreement within an item: each pair of its ratings, both ways, over the number of other raters.
    private static double Seen(double[] unit, double[] values, double[] middles, Level level)
    {
        double sum = 0;
        for (int i = 0; i < unit.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int first = Array.BinarySearch(values, unit[i]);
                int second = Array.BinarySearch(values, unit[j]);
                sum += 2 * Apart(first, second, values, middles, level) / (unit.Length - 1);
            }
        }

        return sum;
    }

    private static double Expected(double[] values, long[] counts, double[] middles, Level level)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += 2.0 * counts[i] * counts[j] * Apart(i, j, values, middles, level);
            }
        }

        return sum;
    }

    private static double Apart(int first, int second, double[] values, double[] middles, Level level)
    {
        double apart = level switch
        {
            Level.Nominal => first == second ? 0 : 1,
            Level.Ordinal => middles[first] - middles[second],
            _ => values[first] - values[second],
        };

        return apart * apart;
    }

    // The middle of each value's ratings when all are laid in a row: the difference of two is the ratings between them, half of their own included.
    private static double[] Middles(long[] counts)
    {
        double[] middles = new double[counts.Length];
        double before = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            middles[i] = before + (counts[i] / 2.0);
            before += counts[i];
        }

        return middles;
    }
}
