using CsCheck;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class PairedIntervalsTests
{
    [Theory]
    [InlineData(43, 0, 1, 0, -0.09566, 0.03783)]
    [InlineData(36, 12, 2, 0, 0.08167, 0.31712)]
    [InlineData(160, 8, 12, 20, -0.05882, 0.01820)]
    [InlineData(850, 45, 55, 50, -0.02669, 0.00659)]
    public void Newcombe_ReferenceTables_GivesTheReferenceEnds(int a, int b, int c, int d, double low, double high)
    {
        Interval interval = NewcombePairedInterval.Of(new PairedTable(a, b, c, d), 0.90);

        interval.Low.ShouldBe(low, 1e-5);
        interval.High.ShouldBe(high, 1e-5);
    }

    // Newcombe 1998, table II, method 10 at 95%.
    [Theory]
    [InlineData(36, 12, 2, 0, 0.0569, 0.3404)]
    public void Newcombe_PublishedTable_GivesThePublishedEnds(int a, int b, int c, int d, double low, double high)
    {
        Interval interval = NewcombePairedInterval.Of(new PairedTable(a, b, c, d));

        interval.Low.ShouldBe(low, 1e-4);
        interval.High.ShouldBe(high, 1e-4);
    }

    [Theory]
    [InlineData(43, 0, 1, 0, -0.08345, 0.03997)]
    [InlineData(36, 12, 2, 0, 0.07363, 0.31099)]
    [InlineData(160, 8, 12, 20, -0.05793, 0.01832)]
    [InlineData(850, 45, 55, 50, -0.02655, 0.00659)]
    [InlineData(59, 0, 0, 1, -0.03752, 0.03752)]
    public void BonettPrice_ReferenceTables_GivesTheReferenceEnds(int a, int b, int c, int d, double low, double high)
    {
        Interval interval = BonettPriceInterval.Of(new PairedTable(a, b, c, d), 0.90);

        interval.Low.ShouldBe(low, 1e-5);
        interval.High.ShouldBe(high, 1e-5);
    }

    [Fact]
    public void McNemar_ReferenceTable_GivesTheReferenceValues()
    {
        PairedTable table = new(36, 12, 2, 0);

        McNemarTest.ExactP(table).ShouldBe(0.012939, 1e-6);
        McNemarTest.MidP(table).ShouldBe(0.0073853, 1e-7);
    }

    [Theory]
    [InlineData(10, 0, 0, 5, 1, 1)]
    [InlineData(10, 3, 3, 5, 1, 0.84375)]
    public void McNemar_NoMoreOfOneKind_IsNoEvidence(int a, int b, int c, int d, double exact, double mid)
    {
        McNemarTest.ExactP(new PairedTable(a, b, c, d)).ShouldBe(exact, 1e-12);
        McNemarTest.MidP(new PairedTable(a, b, c, d)).ShouldBe(mid, 1e-12);
    }

    [Fact]
    public void AllIntervals_AnyTable_StayWithinMinusOneAndOneAndMirrorWhenSwapped() =>
        PairedTables.Any.Sample(table =>
        {
            foreach (Func<PairedTable, double, Interval> of in (Func<PairedTable, double, Interval>[])[NewcombePairedInterval.Of, BonettPriceInterval.Of])
            {
                Interval interval = of(table, 0.95);
                Interval swapped = of(PairedTables.Swap(table), 0.95);

                interval.Low.ShouldBeInRange(-1, interval.High);
                interval.High.ShouldBeLessThanOrEqualTo(1);
                swapped.Low.ShouldBe(-interval.High, 1e-9);
            }
        });

    [Fact]
    public void Of_Pairs_CountsEachKind() =>
        PairedTable.Of([(true, true), (true, false), (false, true), (false, false), (true, true)]).ShouldBe(new PairedTable(2, 1, 1, 1));

    [Fact]
    public void Table_Shares_AreOfAllItems()
    {
        PairedTable table = new(160, 8, 12, 20);

        table.Items.ShouldBe(200);
        table.SmallShare.ShouldBe(0.84);
        table.LargeShare.ShouldBe(0.86);
        table.Difference.ShouldBe(-0.02);
        table.Discordance.ShouldBe(0.1);
        default(PairedTable).Difference.ShouldBe(0);
    }
}
