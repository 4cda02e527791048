using CsCheck;
using Suffice.Audit.Tallies;

namespace Suffice.Audit.Tests.Tallies;

public sealed class TalliesTests
{
    [Fact]
    public void LogCounts_OfAnyValues_HoldEachInARangeAnEighthWide() => Gen.Long[0, 1L << 40].Sample(value =>
    {
        LogCounts counts = new();
        counts.Add(value, 1);

        HistogramBin bin = counts.ToHistogram().Bins.ShouldHaveSingleItem();

        value.ShouldBeInRange(bin.From, bin.To);
        (bin.To - bin.From).ShouldBeLessThanOrEqualTo(Math.Max(0, value / 8));
    });

    [Fact]
    public void LogCounts_AddedTogether_CountAsOne() => Gen.Select(Gen.Long[0, 100_000].List[0, 50], Gen.Long[0, 100_000].List[0, 50]).Sample((first, second) =>
    {
        LogCounts both = new();
        LogCounts one = new();
        LogCounts other = new();
        first.ForEach(value => { both.Add(value, 1); one.Add(value, 1); });
        second.ForEach(value => { both.Add(value, 1); other.Add(value, 1); });

        one.Add(other);

        one.ToHistogram().Bins.ShouldBe(both.ToHistogram().Bins);
    });

    [Fact]
    public void IdSet_AgainstASet_HoldsTheSame() => Gen.ULong[0, 5000].List[0, 3000].Sample(ids =>
    {
        HashSet<ulong> expected = [];
        IdSet set = new();
        foreach (ulong id in ids.Select(id => id * 0x9E3779B97F4A7C15))
        {
            set.Add(id).ShouldBe(expected.Add(Math.Max(1, id)));
        }

        set.Count.ShouldBe(expected.Count);
        set.All.Order().ShouldBe(expected.Order());
    });

    [Fact]
    public void TopCounts_OfMoreNamesThanItKeeps_LosesNoCount()
    {
        TopCounts counts = new(10);
        for (int i = 0; i < 1000; i++)
        {
            counts.Add(i % 3 == 0 ? "often" : $"rare {i}", 1);
        }

        counts.Top.First().ShouldBe(new("often", 334));
        (counts.Others + counts.Top.Sum(count => count.Value)).ShouldBe(1000);
        counts.Total.ShouldBe(1000);
    }
}
