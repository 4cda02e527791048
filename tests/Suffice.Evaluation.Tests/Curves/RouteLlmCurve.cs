using Suffice.Evaluation.Curves;

namespace Suffice.Evaluation.Tests.Curves;

/// <summary>A router's figures by the ten thresholds of RouteLLM's evaluation, what the exact curve is held against.</summary>
/// <remarks>
/// The thresholds are the edges of ten equal bins of the scores; at each an item goes to the strong model when it scores at least
/// as much, at the last when it scores more; areas by trapezoids over the share of strong calls (routellm/evals/evaluate.py).
/// </remarks>
internal static class RouteLlmCurve
{
    private const int Bins = 10;

    /// <summary>The average performance gap recovered.</summary>
    /// <param name="items">The items.</param>
    /// <returns>Within 0.005 of <see cref="DeferralCurve.AverageGapRecovered"/> where scores rarely tie.</returns>
    public static double AverageGapRecovered(ReadOnlySpan<RoutedItem> items)
    {
        (double Share, double Quality)[] points = PointsOf(items);
        double area = 0, width = 0;
        for (int i = 1; i < points.Length; i++)
        {
            double step = points[i].Share - points[i - 1].Share;
            area += step * (points[i].Quality + points[i - 1].Quality) / 2;
            width += step;
        }

        double weak = Mean(items, item => item.Weak);
        double strong = Mean(items, item => item.Strong);
        return (area - (width * weak)) / (width * (strong - weak));
    }

    /// <summary>The share of strong calls at which a share of the gap is recovered, read along straight lines between the points.</summary>
    /// <param name="items">The items.</param>
    /// <param name="gap">The share of the gap.</param>
    /// <returns>From 0 to 1.</returns>
    public static double ShareFor(ReadOnlySpan<RoutedItem> items, double gap)
    {
        (double Share, double Quality)[] points = PointsOf(items);
        double weak = Mean(items, item => item.Weak);
        double wanted = weak + (gap * (Mean(items, item => item.Strong) - weak));
        for (int i = 1; i < points.Length; i++)
        {
            if (points[i].Quality >= wanted)
            {
                double rise = points[i].Quality - points[i - 1].Quality;
                double part = rise <= 0 ? 1 : Math.Clamp((wanted - points[i - 1].Quality) / rise, 0, 1);
                return points[i - 1].Share + (part * (points[i].Share - points[i - 1].Share));
            }
        }

        return 1;
    }

    private static (double Share, double Quality)[] PointsOf(ReadOnlySpan<RoutedItem> items)
    {
        double[] scores = new double[items.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = items[i].Score;
        }

        Array.Sort(scores);
        (double, double)[] points = new (double, double)[Bins + 1];
        for (int edge = Bins; edge >= 0; edge--)
        {
            double threshold = Quantile(scores, (double)edge / Bins);
            double quality = 0;
            int strong = 0;
            foreach (RoutedItem item in items)
            {
                bool goes = edge == Bins ? item.Score > threshold : item.Score >= threshold;
                strong += goes ? 1 : 0;
                quality += goes ? item.Strong : item.Weak;
            }

            points[Bins - edge] = ((double)strong / items.Length, quality / items.Length);
        }

        return points;
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + ((at - below) * (next - sorted[below]));
    }

    private static double Mean(ReadOnlySpan<RoutedItem> items, Func<RoutedItem, double> of)
    {
        double sum = 0;
        foreach (RoutedItem item in items)
        {
            sum += of(item);
        }

        return sum / items.Length;
    }
}
