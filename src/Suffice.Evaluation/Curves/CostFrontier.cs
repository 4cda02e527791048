using System.Collections.Immutable;

namespace Suffice.Evaluation.Curves;

/// <summary>The best quality at each cost that mixing by lot among some ways of serving gives (RouterBench, arXiv 2403.12031).</summary>
/// <remarks>Drawn over the single models it is the Zero router: a router that does not beat it knows nothing.</remarks>
internal sealed class CostFrontier
{
    private CostFrontier(ImmutableArray<CostQuality> points) => Points = points;

    /// <summary>The corners, by rising cost and quality.</summary>
    public ImmutableArray<CostQuality> Points { get; }

    /// <summary>Draws the non-decreasing convex hull.</summary>
    /// <param name="ways">The ways; at least one.</param>
    /// <returns>The frontier.</returns>
    public static CostFrontier Of(IEnumerable<CostQuality> ways)
    {
        List<CostQuality> hull = [];
        foreach (CostQuality way in ways.OrderBy(way => way.Cost).ThenByDescending(way => way.Quality))
        {
            if (hull.Count > 0 && way.Quality <= hull[^1].Quality)
            {
                continue;
            }

            while (hull.Count > 1 && SlopeOf(hull[^2], hull[^1]) <= SlopeOf(hull[^1], way))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(way);
        }

        return hull.Count == 0 ? throw new ArgumentException("A frontier needs at least one way to serve.", nameof(ways)) : new CostFrontier([.. hull]);
    }

    /// <summary>The best quality at a cost.</summary>
    /// <param name="cost">The cost.</param>
    /// <returns>The quality; that of the cheapest way below it, that of the best beyond.</returns>
    public double QualityAt(double cost)
    {
        if (cost <= Points[0].Cost)
        {
            return Points[0].Quality;
        }

        for (int i = 1; i < Points.Length; i++)
        {
            if (cost <= Points[i].Cost)
            {
                return Points[i - 1].Quality + (SlopeOf(Points[i - 1], Points[i]) * (cost - Points[i - 1].Cost));
            }
        }

        return Points[^1].Quality;
    }

    /// <summary>The average improvement in quality: the mean of <see cref="QualityAt"/> between two costs (AIQ).</summary>
    /// <param name="from">The lesser cost.</param>
    /// <param name="to">The greater cost.</param>
    /// <returns>The mean quality.</returns>
    public double AverageQuality(double from, double to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        double[] costs = [from, .. Points.Select(point => point.Cost).Where(cost => cost > from && cost < to), to];
        double area = 0;
        for (int i = 1; i < costs.Length; i++)
        {
            area += (costs[i] - costs[i - 1]) * (QualityAt(costs[i]) + QualityAt(costs[i - 1])) / 2;
        }

        return area / (to - from);
    }

    private static double SlopeOf(CostQuality one, CostQuality two) => (two.Quality - one.Quality) / Math.Max(two.Cost - one.Cost, 1e-300);
}
