using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Agreement;

/// <summary>Krippendorff's alpha, and how sure it is.</summary>
/// <remarks>
/// The interval is the percentile bootstrap over items. Where all agree no draw differs, so the lower end is then that of as many items of which a share
/// that was never seen (the score bound z² / (n + z²)) is rated apart.
/// </remarks>
/// <param name="Alpha">At most 1, 0 for chance.</param>
/// <param name="Interval">Its 95% interval; <see langword="null"/> when one draw in twenty has no alpha.</param>
/// <param name="Items">Items with two ratings or more.</param>
public sealed record AlphaEstimate(double Alpha, Interval? Interval, int Items)
{
    private const int Draws = 1_000;

    /// <summary>Alpha of ratings that are categories.</summary>
    /// <param name="ratings">A row an item, a column a rater; <see langword="null"/> where a rater left an item out. Categories are numbered.</param>
    /// <param name="random">The source of draws; seeded, so that a run can be repeated.</param>
    /// <returns>The estimate; <see langword="null"/> when no item has two ratings, or all ratings are the same.</returns>
    internal static AlphaEstimate? Of(IReadOnlyList<IReadOnlyList<double?>> ratings, Random random)
    {
        IReadOnlyList<double?>[] units = [.. ratings.Where(row => row.Count(rating => rating is not null) > 1)];
        if (KrippendorffAlpha.Of(units) is not { } alpha)
        {
            return null;
        }

        CountedRatings counted = new(units);
        Interval? interval = alpha >= 1
            ? new Interval(1 - (Unseen(units.Length) / Expected(units)), 1)
            : ItemBootstrap.Interval(units.Length, random, drawn => counted.AlphaOf(drawn), draws: Draws);

        return new AlphaEstimate(alpha, interval, units.Length);
    }

    private static double Unseen(int items)
    {
        double z = NormalDistribution.Quantile(0.975);

        return z * z / (items + (z * z));
    }

    // The disagreement that chance would give: two ratings drawn without putting the first back.
    private static double Expected(IReadOnlyList<double?>[] units)
    {
        double[] counts = [.. units.SelectMany(unit => unit.OfType<double>()).GroupBy(rating => rating).Select(group => (double)group.Count())];
        double all = counts.Sum();

        return 1 - counts.Sum(count => count * (count - 1) / (all * (all - 1)));
    }
}
