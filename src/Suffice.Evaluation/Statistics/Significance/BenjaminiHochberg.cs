namespace Suffice.Evaluation.Statistics.Significance;

/// <summary>
/// The false discovery rate (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995): of the claims made at a level, that share is
/// expected to be false. For overviews; what switches a model is <see cref="Holm"/>'s.
/// </summary>
internal static class BenjaminiHochberg
{
    /// <summary>Adjusts p-values so that each may be held against the rate itself.</summary>
    /// <param name="values">The p-values, 0 to 1, independent or positively dependent.</param>
    /// <returns>The adjusted ones, in the same order.</returns>
    /// <exception cref="ArgumentException">A value is not from 0 to 1.</exception>
    public static double[] Adjust(ReadOnlySpan<double> values)
    {
        int[] order = PValues.Ascending(values);
        double[] adjusted = new double[values.Length];
        double reached = 1;
        for (int rank = order.Length - 1; rank >= 0; rank--)
        {
            reached = Math.Min(reached, order.Length * values[order[rank]] / (rank + 1));
            adjusted[order[rank]] = reached;
        }

        return adjusted;
    }
}
