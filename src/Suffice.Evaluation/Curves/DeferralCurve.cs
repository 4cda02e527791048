using System.Collections.Immutable;

namespace Suffice.Evaluation.Curves;

/// <summary>Quality and cost of a router over all its thresholds: from nothing to everything sent to the strong model.</summary>
/// <remarks>Items whose scores are equal are sent together; between two points lies what a draw by lot would give.</remarks>
public sealed class DeferralCurve
{
    private DeferralCurve(ImmutableArray<DeferralPoint> points) => Points = points;

    /// <summary>The points, by rising share of strong calls: the first sends nothing, the last everything.</summary>
    public ImmutableArray<DeferralPoint> Points { get; }

    /// <summary>The weak model's quality.</summary>
    public double Weak => Points[0].Quality;

    /// <summary>The strong model's quality.</summary>
    public double Strong => Points[^1].Quality;

    /// <summary>Draws the curve.</summary>
    /// <param name="items">The items; at least one.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">There are none, or a score is not finite.</exception>
    public static DeferralCurve Of(ReadOnlySpan<RoutedItem> items)
    {
        if (items.IsEmpty)
        {
            throw new ArgumentException("A curve needs at least one item.", nameof(items));
        }

        RoutedItem[] sorted = items.ToArray();
        if (Array.Exists(sorted, item => !double.IsFinite(item.Score)))
        {
            throw new ArgumentException("A router's scores must be finite.", nameof(items));
        }

        Array.Sort(sorted, (one, two) => two.Score.CompareTo(one.Score));
        double quality = sorted.Sum(item => item.Weak);
        double cost = sorted.Sum(item => item.WeakCost);
        int n = sorted.Length;
        ImmutableArray<DeferralPoint>.Builder points = ImmutableArray.CreateBuilder<DeferralPoint>();
        points.Add(new DeferralPoint(double.PositiveInfinity, 0, quality / n, cost / n));
        for (int i = 0; i < n; i++)
        {
            quality += sorted[i].Strong - sorted[i].Weak;
            cost += sorted[i].StrongCost - sorted[i].WeakCost;
            if (i + 1 == n || sorted[i + 1].Score != sorted[i].Score)
            {
                points.Add(new DeferralPoint(sorted[i].Score, (i + 1.0) / n, quality / n, cost / n));
            }
        }

        return new DeferralCurve(points.ToImmutable());
    }

    /// <summary>The share of the gap between the models that a quality recovers; 0 is the weak model, 1 the strong one.</summary>
    /// <param name="quality">The quality.</param>
    /// <returns>The performance gap recovered; not a number when the models are equally good.</returns>
    public double GapRecovered(double quality) => Strong == Weak ? double.NaN : (quality - Weak) / (Strong - Weak);

    /// <summary>The average performance gap recovered over all shares of strong calls, from 0 to 1 (RouteLLM, arXiv 2406.18665). By lot it is 0.5.</summary>
    /// <returns>The area under the gap recovered; can exceed 1.</returns>
    public double AverageGapRecovered()
    {
        double area = 0;
        for (int i = 1; i < Points.Length; i++)
        {
            area += (Points[i].Share - Points[i - 1].Share) * (Points[i].Quality + Points[i - 1].Quality) / 2;
        }

        return GapRecovered(area);
    }

    /// <summary>The smallest share of strong calls that recovers a share of the gap: CPT (RouteLLM).</summary>
    /// <param name="gap">The share of the gap, such as 0.5.</param>
    /// <returns>From 0 to 1.</returns>
    public double ShareFor(double gap) => FirstAt(Weak + (gap * (Strong - Weak)), point => point.Share);

    /// <summary>The least cost that reaches a quality, as the curve is walked from the weak model on.</summary>
    /// <param name="quality">The quality.</param>
    /// <returns>The mean cost of an item; infinite when no point reaches it.</returns>
    public double CostFor(double quality) => FirstAt(quality, point => point.Cost);

    private double FirstAt(double quality, Func<DeferralPoint, double> of)
    {
        // Sums of many small numbers differ in their last digits.
        const double Slack = 1e-9;
        if (Points[0].Quality >= quality - Slack)
        {
            return of(Points[0]);
        }

        for (int i = 1; i < Points.Length; i++)
        {
            if (Points[i].Quality >= quality - Slack)
            {
                double rise = Points[i].Quality - Points[i - 1].Quality;
                double part = rise <= 0 ? 1 : Math.Clamp((quality - Points[i - 1].Quality) / rise, 0, 1);
                return of(Points[i - 1]) + (part * (of(Points[i]) - of(Points[i - 1])));
            }
        }

        return double.PositiveInfinity;
    }
}
