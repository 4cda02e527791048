using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class ClusteredBootstrapTests
{
    [Fact]
    public void OfMean_ItemsOfTheirOwn_HasTheTextbookErrorAndAboutTheTInterval()
    {
        double[] values = Normal(new Random(5), 200, mean: 0.1, deviation: 0.2);
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / 199);

        ClusteredMean result = new ClusteredBootstrap(new Random(1)).OfMean(values, [])!;

        result.Mean.ShouldBe(mean, 1e-12);
        result.StandardError.ShouldBe(deviation / Math.Sqrt(200), 1e-9);
        result.Interval.Low.ShouldBe(mean - (1.97 * deviation / Math.Sqrt(200)), 0.003);
        result.Interval.High.ShouldBe(mean + (1.97 * deviation / Math.Sqrt(200)), 0.003);
        result.Clusters.ShouldBe(200);
    }

    [Fact]
    public void OfMean_EachItemTwice_CountsAsOnce()
    {
        double[] once = Normal(new Random(6), 100, mean: 0, deviation: 0.3);
        double[] twice = [.. once, .. once];
        string[] clusters = [.. Enumerable.Range(0, 200).Select(i => $"item {i % 100}")];

        ClusteredMean single = new ClusteredBootstrap(new Random(1)).OfMean(once, [])!;
        ClusteredMean repeated = new ClusteredBootstrap(new Random(1)).OfMean(twice, clusters)!;

        repeated.StandardError.ShouldBe(single.StandardError, 1e-9);
        repeated.Interval.Low.ShouldBe(single.Interval.Low, 1e-9);
        repeated.Items.ShouldBe(200);
        repeated.Clusters.ShouldBe(100);
    }

    [Fact]
    public void OfMean_AllAlike_IsTheScoreBoundOfWhatWasNeverSeen()
    {
        Interval alike = new ClusteredBootstrap(new Random(1)).OfMean(new double[60], [], confidence: 0.9)!.Interval;

        Interval table = TangoInterval.Of(new PairedTable(59, 0, 0, 1), 0.9);
        alike.Low.ShouldBe(table.Low, 1e-9);
        alike.High.ShouldBe(table.High, 1e-9);
    }

    [Fact]
    public void OfMean_OneItemDiffers_IsNotCalledSure()
    {
        double[] values = [.. new double[99], -1];

        ClusteredMean result = new ClusteredBootstrap(new Random(1)).OfMean(values, [])!;

        result.Interval.Low.ShouldBe(-1);
        result.AbovePValue(-0.05).ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void PValues_OfALimit_AgreeWithTheInterval()
    {
        double[] values = Normal(new Random(7), 150, mean: 0.05, deviation: 0.2);

        ClusteredMean result = new ClusteredBootstrap(new Random(1)).OfMean(values, [], confidence: 0.9)!;

        result.AbovePValue(result.Interval.Low - 0.001).ShouldBeLessThan(0.05);
        result.AbovePValue(result.Interval.Low + 0.001).ShouldBeGreaterThan(0.05);
        result.BelowPValue(result.Interval.High + 0.001).ShouldBeLessThan(0.05);
        result.BelowPValue(result.Interval.High - 0.001).ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void OfMean_ClustersOfFive_CoversTheMeanAboutAsOftenAsItSays()
    {
        Random random = new(8);
        int covered = 0;
        for (int run = 0; run < 200; run++)
        {
            double[] shared = Normal(random, 40, mean: 0, deviation: 0.2);
            double[] own = Normal(random, 200, mean: 0, deviation: 0.1);
            double[] values = [.. own.Select((value, i) => value + shared[i / 5])];
            string[] clusters = [.. Enumerable.Range(0, 200).Select(i => $"talk {i / 5}")];
            Interval interval = new ClusteredBootstrap(random, draws: 500).OfMean(values, clusters, confidence: 0.9)!.Interval;
            covered += interval.Low <= 0 && 0 <= interval.High ? 1 : 0;
        }

        covered.ShouldBeInRange(166, 194);
    }

    [Fact]
    public void OfMean_NoItems_IsUnknown() =>
        new ClusteredBootstrap(new Random(1)).OfMean([], []).ShouldBeNull();

    [Fact]
    public void OfMean_ColumnsOfDifferentLength_Throws() =>
        Should.Throw<ArgumentException>(() => new ClusteredBootstrap(new Random(1)).OfMean([1, 2], ["a"]));

    private static double[] Normal(Random random, int items, double mean, double deviation) =>
        [.. Enumerable.Range(0, items).Select(_ => mean + (deviation * NormalDistribution.Quantile(1e-12 + (random.NextDouble() * (1 - 2e-12)))))];
}
