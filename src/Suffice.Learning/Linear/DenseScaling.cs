namespace Suffice.Learning.Linear;

/// <summary>Brings values to like size: the mean becomes 0, the spread 1, and a missing value is told by a column of its own.</summary>
/// <param name="Columns">The columns that vary, rising.</param>
/// <param name="Means">Their means.</param>
/// <param name="Spreads">Their standard deviations.</param>
/// <param name="Gaps">The columns of which some values are missing and some are not, rising.</param>
/// <param name="Furthest">A value further out, in spreads, counts as here.</param>
internal sealed record DenseScaling(int[] Columns, double[] Means, double[] Spreads, int[] Gaps, double Furthest)
{
    // Fewer rows than this with, or without, a value tell nothing of its absence.
    private const int FewestGaps = 3;

    /// <summary>How many values a scaled row has.</summary>
    public int Width => Columns.Length + Gaps.Length;

    /// <summary>Learns the scaling of rows.</summary>
    /// <param name="rows">The rows, equally wide.</param>
    /// <param name="furthest">A value further out, in spreads, counts as here: it says no more, and would pull a line with it.</param>
    /// <param name="leastSpread">A column that varies less counts as if it varied this much; 0 leaves out columns that do not vary.</param>
    /// <returns>The scaling.</returns>
    public static DenseScaling Of(IReadOnlyList<double[]> rows, double furthest = 4, double leastSpread = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<int> columns = [];
        List<double> means = [];
        List<double> spreads = [];
        List<int> gaps = [];
        int width = rows.Count == 0 ? 0 : rows[0].Length;
        for (int column = 0; column < width; column++)
        {
            (int count, double mean, double spread) = Moments(rows, column);
            if (count > FewestGaps && rows.Count - count >= FewestGaps)
            {
                gaps.Add(column);
            }

            if (count > 0 && Math.Max(spread, leastSpread) is > 1e-9 and var kept)
            {
                columns.Add(column);
                means.Add(mean);
                spreads.Add(kept);
            }
        }

        return new DenseScaling([.. columns], [.. means], [.. spreads], [.. gaps], furthest);
    }

    /// <summary>Scales a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="scaled">Takes <see cref="Width"/> values, all finite.</param>
    public void Apply(ReadOnlySpan<double> row, Span<double> scaled)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            double value = row[Columns[i]];
            scaled[i] = double.IsNaN(value) ? 0 : Math.Clamp((value - Means[i]) / Spreads[i], -Furthest, Furthest);
        }

        for (int i = 0; i < Gaps.Length; i++)
        {
            scaled[Columns.Length + i] = double.IsNaN(row[Gaps[i]]) ? 1 : 0;
        }
    }

    private static (int Count, double Mean, double Spread) Moments(IReadOnlyList<double[]> rows, int column)
    {
        int count = 0;
        double mean = 0, square = 0;
        foreach (double[] row in rows)
        {
            double value = row[column];
            if (!double.IsNaN(value))
            {
                count++;
                double off = value - mean;
                mean += off / count;
                square += off * (value - mean);
            }
        }

        return (count, mean, count == 0 ? 0 : Math.Sqrt(square / count));
    }
}
