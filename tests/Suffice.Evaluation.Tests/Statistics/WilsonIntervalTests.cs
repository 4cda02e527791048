using CsCheck;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class WilsonIntervalTests
{
    // Newcombe, Statistics in Medicine 17 (1998), table I: method 3 (score without continuity correction).
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_PublishedExamples_GivesThePublishedEnds(int hits, int items, double low, double high)
    {
        Interval interval = WilsonInterval.Of(hits, items);

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void Of_AnyShare_HoldsTheShareAndStaysWithinZeroAndOne()
    {
        Gen.Int[1, 10_000].SelectMany(items => Gen.Int[0, items].Select(hits => (hits, items))).Sample(share =>
        {
            Interval interval = WilsonInterval.Of(share.hits, share.items);

            interval.Low.ShouldBeInRange(0, (double)share.hits / share.items + 1e-12);
            interval.High.ShouldBeInRange((double)share.hits / share.items - 1e-12, 1);
        });
    }

    [Theory]
    [InlineData(16)]
    [InlineData(498)]
    [InlineData(1_000_003)]
    public void Of_AllOrNone_EndsThereItself(long items)
    {
        WilsonInterval.Of(items, items).High.ShouldBe(1.0);
        WilsonInterval.Of(0, items).Low.ShouldBe(0.0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    public void Of_ImpossibleCounts_Throws(int hits, int items) =>
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(hits, items));
}
