namespace Suffice.Evaluation.Statistics.Agreement;

/// <summary>
/// Agreement of two raters beyond chance (Cohen, Educational and Psychological Measurement 20, 1960; weighted: Psychological Bulletin 70, 1968):
/// 1 is perfect, 0 is what chance would give.
/// </summary>
internal static class CohenKappa
{
    /// <summary>How far apart two grades count to be.</summary>
    public enum Weighting
    {
        /// <summary>Equal or not: for categories without an order.</summary>
        None,

        /// <summary>In proportion to the steps between them.</summary>
        Linear,

        /// <summary>In proportion to the square of the steps: for graded rubrics.</summary>
        Quadratic,
    }

    /// <summary>Kappa of two raters.</summary>
    /// <param name="first">The first rater's grades, numbered from 0 in their order.</param>
    /// <param name="second">The second rater's, of the same items in the same order.</param>
    /// <param name="weighting">How far apart two grades count to be.</param>
    /// <returns>At most 1; <see langword="null"/> when there is no item, or both always say the same one thing, so that chance would agree as well.</returns>
    /// <exception cref="ArgumentException">The raters did not rate the same number of items.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A grade is negative.</exception>
    public static double? Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Weighting weighting = Weighting.None)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{first.Length} grades against {second.Length}: they are of the same items.", nameof(second));
        }

        int grades = 0;
        foreach (int grade in (int[])[.. first, .. second])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(grade, nameof(first));
            grades = Math.Max(grades, grade + 1);
        }

        long[] firsts = new long[grades];
        long[] seconds = new long[grades];
        double seen = 0;
        for (int i = 0; i < first.Length; i++)
        {
            firsts[first[i]]++;
            seconds[second[i]]++;
            seen += Apart(first[i], second[i], weighting);
        }

        double expected = Expected(firsts, seconds, weighting) / Math.Max(1, first.Length);

        return expected == 0 ? null : 1 - (seen / expected);
    }

    private static double Expected(long[] firsts, long[] seconds, Weighting weighting)
    {
        double sum = 0;
        for (int i = 0; i < firsts.Length; i++)
        {
            for (int j = 0; j < seconds.Length; j++)
            {
                sum += Apart(i, j, weighting) * firsts[i] * seconds[j];
            }
        }

        return sum;
    }

    private static double Apart(int first, int second, Weighting weighting) => weighting switch
    {
        Weighting.None => first == second ? 0 : 1,
        Weighting.Linear => Math.Abs(first - second),
        _ => (double)(first - second) * (first - second),
    };
}
