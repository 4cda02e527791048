using CsCheck;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class TangoIntervalTests
{
    [Theory]
    [InlineData(43, 0, 1, 0, -0.09566, 0.03652)]
    [InlineData(36, 12, 2, 0, 0.08547, 0.32041)]
    [InlineData(160, 8, 12, 20, -0.05935, 0.01776)]
    [InlineData(850, 45, 55, 50, -0.02671, 0.00652)]
    [InlineData(470, 10, 10, 10, -0.01559, 0.01559)]
    [InlineData(59, 0, 0, 1, -0.04315, 0.04315)]
    public void Of_ReferenceTables_GivesTheReferenceEnds(int a, int b, int c, int d, double low, double high)
    {
        Interval interval = TangoInterval.Of(new PairedTable(a, b, c, d), 0.90);

        interval.Low.ShouldBe(low, 1e-5);
        interval.High.ShouldBe(high, 1e-5);
    }

    // Recorded outcomes of a published router's two models (GSM8K, MMLU).
    [Theory]
    [InlineData(739, 94, 382, 92, -0.22035, -0.25084, -0.18986)]
    [InlineData(8816, 742, 2496, 1983, -0.12496, -0.13266, -0.11731)]
    public void Of_RecordedModels_GivesTheReferenceEnds(int a, int b, int c, int d, double difference, double low, double high)
    {
        PairedTable table = new(a, b, c, d);

        Interval interval = TangoInterval.Of(table);

        table.Difference.ShouldBe(difference, 1e-5);
        interval.Low.ShouldBe(low, 1e-5);
        interval.High.ShouldBe(high, 1e-5);
    }

    [Theory]
    [InlineData(43, 0, 1, 0, -0.1292, 0.8301)]
    [InlineData(160, 8, 12, 20, 0, 1.2813)]
    [InlineData(850, 45, 55, 50, 0.9932, 3.7607)]
    [InlineData(470, 10, 10, 10, 2.0498, 4.2133)]
    public void Score_ReferenceTables_GivesTheReferenceScores(int a, int b, int c, int d, double atTwoPoints, double atFivePoints)
    {
        PairedTable table = new(a, b, c, d);

        TangoInterval.Score(table, 0.02).ShouldBe(atTwoPoints, 1e-4);
        TangoInterval.Score(table, 0.05).ShouldBe(atFivePoints, 1e-4);
    }

    [Theory]
    [InlineData(160, 8, 12, 20, 0.05, 0.10005)]
    [InlineData(470, 10, 10, 10, 0.02, 0.020192)]
    [InlineData(59, 0, 0, 1, 0.05, 0.0378)]
    public void NonInferiorityP_ReferenceTables_GivesTheReferenceValues(int a, int b, int c, int d, double margin, double p) =>
        TangoInterval.NonInferiorityP(new PairedTable(a, b, c, d), margin).ShouldBe(p, 1e-4);

    [Fact]
    public void Of_NeverADisagreement_IsTheClosedForm()
    {
        double z2 = NormalDistribution.Quantile(0.975) * NormalDistribution.Quantile(0.975);

        Interval interval = TangoInterval.Of(new PairedTable(80, 0, 0, 20));

        interval.Low.ShouldBe(-z2 / (100 + z2), 1e-9);
        interval.High.ShouldBe(z2 / (100 + z2), 1e-9);
    }

    [Fact]
    public void Of_AnyTable_HoldsTheDifferenceWithinMinusOneAndOne() =>
        PairedTables.Any.Sample(table =>
        {
            Interval interval = TangoInterval.Of(table);

            interval.Low.ShouldBeInRange(-1, table.Difference);
            interval.High.ShouldBeInRange(table.Difference, 1);
        });

    [Fact]
    public void Of_ModelsSwapped_IsMirrored() =>
        PairedTables.Any.Sample(table =>
        {
            Interval interval = TangoInterval.Of(table);
            Interval swapped = TangoInterval.Of(PairedTables.Swap(table));

            swapped.Low.ShouldBe(-interval.High, 1e-9);
            swapped.High.ShouldBe(-interval.Low, 1e-9);
        });

    [Fact]
    public void Of_MoreConfidence_IsWider() =>
        PairedTables.Any.Sample(table =>
        {
            Interval narrow = TangoInterval.Of(table, 0.8);
            Interval wide = TangoInterval.Of(table, 0.99);

            wide.Low.ShouldBeLessThanOrEqualTo(narrow.Low + 1e-9);
            wide.High.ShouldBeGreaterThanOrEqualTo(narrow.High - 1e-9);
        });

    [Fact]
    public void NonInferiorityP_AnyTable_IsSmallJustWhenTheLowerEndIsAboveTheMargin() =>
        Gen.Select(PairedTables.Any, Gen.Double[0.005, 0.2]).Sample((table, margin) =>
        {
            double low = TangoInterval.Of(table, 0.90).Low;
            if (Math.Abs(low + margin) > 1e-9)
            {
                (TangoInterval.NonInferiorityP(table, margin) <= 0.05).ShouldBe(low > -margin);
            }
        });

    // The constrained maximum of the likelihood, searched for, is the closed form that the score uses.
    [Fact]
    public void Score_AnyTable_UsesTheMostLikelyShares() =>
        Gen.Select(PairedTables.Any, Gen.Double[0.01, 0.2]).Sample((table, margin) =>
        {
            double n = table.Items;
            double q = MostLikely(table, -margin);
            double expected = (table.SmallOnly - table.LargeOnly + (n * margin)) / Math.Sqrt(n * ((2 * q) - (margin * (1 + margin))));

            TangoInterval.Score(table, margin).ShouldBe(expected, 1e-4 * Math.Max(1, Math.Abs(expected)));
        }, iter: 100);

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(5, -1, 0, 0)]
    public void Of_NoPairs_Throws(int a, int b, int c, int d) =>
        Should.Throw<ArgumentException>(() => TangoInterval.Of(new PairedTable(a, b, c, d)));

    // Golden section on the log-likelihood of the large-only share q, the small-only share being q + difference.
    private static double MostLikely(PairedTable table, double difference)
    {
        double low = -difference;
        double high = (1 - difference) / 2;
        double Likelihood(double q) => Times(table.SmallOnly, q + difference) + Times(table.LargeOnly, q)
            + Times(table.BothPass + table.BothFail, 1 - (2 * q) - difference);
        for (int step = 0; step < 200; step++)
        {
            double third = (high - low) / 3;
            (low, high) = Likelihood(low + third) < Likelihood(high - third) ? (low + third, high) : (low, high - third);
        }

        return (low + high) / 2;
    }

    private static double Times(long count, double share) => count == 0 ? 0 : count * Math.Log(share);
}
