using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Significance;

/// <summary>
/// Whether two models differ at all (McNemar, Psychometrika 12, 1947), from the items on which they disagree. A large p-value is no evidence
/// that they are equal: that is what a margin and <see cref="TangoInterval"/> are for.
/// </summary>
public static class McNemarTest
{
    /// <summary>The exact two-sided p-value.</summary>
    /// <param name="table">The pairs.</param>
    /// <returns>0 to 1; 1 when they never disagree.</returns>
    public static double ExactP(PairedTable table) => Math.Min(1, 2 * Binomial.AtMost(Fewer(table), Disagreements(table), 0.5));

    /// <summary>The mid-p value: the exact one less half of what the seen outcome itself is worth on both sides (Fagerland et al. 2013).</summary>
    /// <param name="table">The pairs.</param>
    /// <returns>0 to 1; 1 when they never disagree.</returns>
    public static double MidP(PairedTable table)
    {
        long fewer = Fewer(table);
        long all = Disagreements(table);

        return 2 * fewer == all
            ? 1 - (all == 0 ? 0 : 0.5 * Binomial.Exactly(fewer, all, 0.5))
            : (2 * Binomial.AtMost(fewer, all, 0.5)) - Binomial.Exactly(fewer, all, 0.5);
    }

    private static long Fewer(PairedTable table) => Math.Min(table.SmallOnly, table.LargeOnly);

    private static long Disagreements(PairedTable table) => table.SmallOnly + table.LargeOnly;
}
