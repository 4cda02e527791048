using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Aims;

/// <summary>A measured figure.</summary>
/// <param name="Value">Its mean over the seeds.</param>
/// <param name="Interval">Its interval over the items: of the mean over the seeds, the items drawn anew; <see langword="null"/> when there is none.</param>
internal readonly record struct Figure(double Value, Interval? Interval)
{
    private const int Draws = 300;

    /// <summary>A figure of items that were scored once a seed.</summary>
    /// <param name="scored">For each seed, the items in one order.</param>
    /// <param name="measure">Measures some of them.</param>
    public static Figure Of<T>(IReadOnlyList<T[]> scored, Func<T[], double> measure)
    {
        double Mean(int[] drawn) => scored.Average(items => measure([.. drawn.Select(i => items[i])]));
        int count = scored[0].Length;

        return new Figure(
            Mean([.. Enumerable.Range(0, count)]),
            ItemBootstrap.Interval(count, new Random(1), drawn => Mean(drawn) is var mean && double.IsFinite(mean) ? mean : null, draws: Draws));
    }

    /// <summary>How much of the gap a router recovers on average.</summary>
    public static Figure GapRecovered(IReadOnlyList<RoutedItem[]> scored) => Of(scored, items => DeferralCurve.Of(items).AverageGapRecovered());

    /// <summary>The least share of strong calls that recovers a share of the gap.</summary>
    public static Figure ShareFor(IReadOnlyList<RoutedItem[]> scored, double gap) => Of(scored, items => DeferralCurve.Of(items).ShareFor(gap));
}
