namespace Suffice.Evaluation.Statistics.Significance;

/// <summary>Holm's step-down correction (Scandinavian Journal of Statistics 6, 1979): of all claims at a level, the chance that any is false is at most the level.</summary>
internal static class Holm
{
    /// <summary>Adjusts p-values so that each may be held against the level itself.</summary>
    /// <param name="values">The p-values, 0 to 1, of any dependence.</param>
    /// <returns>The adjusted ones, in the same order.</returns>
    /// <exception cref="ArgumentException">A value is not from 0 to 1.</exception>
    public static double[] Adjust(ReadOnlySpan<double> values)
    {
        int[] order = PValues.Ascending(values);
        double[] adjusted = new double[values.Length];
        double reached = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            reached = Math.Max(reached, Math.Min(1, (order.Length - rank) * values[order[rank]]));
            adjusted[order[rank]] = reached;
        }

        return adjusted;
    }
}
