namespace Suffice.Evaluation.Statistics.Agreement;

/// <summary>Ratings that are categories, counted item by item once, so that alpha of many draws of the same items is quick.</summary>
/// <remarks>What raters of an item disagree on rests on that item alone, and how common a category is is a sum over items.</remarks>
internal sealed class CountedRatings
{
    private readonly int categories;
    private readonly int[] counts;
    private readonly double[] apart;

    /// <summary>Counts them.</summary>
    /// <param name="ratings">A row an item, a column a rater; <see langword="null"/> where a rater left an item out. Each item has two ratings or more.</param>
    public CountedRatings(IReadOnlyList<IReadOnlyList<double?>> ratings)
    {
        double[] values = [.. ratings.SelectMany(row => row.OfType<double>()).Distinct().Order()];
        categories = values.Length;
        counts = new int[ratings.Count * categories];
        apart = new double[ratings.Count];
        for (int item = 0; item < ratings.Count; item++)
        {
            Span<int> own = counts.AsSpan(item * categories, categories);
            foreach (double rating in ratings[item].OfType<double>())
            {
                own[Array.BinarySearch(values, rating)]++;
            }

            apart[item] = Apart(own);
        }
    }

    /// <summary>Alpha of items drawn of them (<see cref="KrippendorffAlpha"/>, nominal).</summary>
    /// <param name="drawn">The items, by their places; one may come often.</param>
    /// <returns>At most 1; <see langword="null"/> when all ratings are the same.</returns>
    public double? AlphaOf(ReadOnlySpan<int> drawn)
    {
        long[] totals = new long[categories];
        double seen = 0;
        foreach (int item in drawn)
        {
            seen += apart[item];
            ReadOnlySpan<int> own = counts.AsSpan(item * categories, categories);
            for (int category = 0; category < own.Length; category++)
            {
                totals[category] += own[category];
            }
        }

        long all = totals.Sum();
        double expected = totals.Sum(total => (double)total * (all - total));

        return expected == 0 ? null : 1 - ((all - 1) * seen / expected);
    }

    // Each pair of an item's ratings that differ, both ways, over the number of other raters.
    private static double Apart(ReadOnlySpan<int> own)
    {
        int raters = 0;
        double squares = 0;
        foreach (int count in own)
        {
            raters += count;
            squares += (double)count * count;
        }

        return (((double)raters * raters) - squares) / (raters - 1);
    }
}
