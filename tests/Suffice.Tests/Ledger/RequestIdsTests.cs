using Microsoft.Extensions.Time.Testing;
using Suffice.Ledger;

namespace Suffice.Tests.Ledger;

public sealed class RequestIdsTests
{
    private readonly FakeTimeProvider _clock = new(Entries.Noon);

    [Fact]
    public void Next_ManyInOneMillisecond_Ascend()
    {
        var ids = new RequestIds(_clock, new Random(1));

        string[] made = [.. Enumerable.Range(0, 100_000).Select(_ => ids.Next())];

        made.ShouldBe(made.Order(StringComparer.Ordinal));
        made.Distinct(StringComparer.Ordinal).Count().ShouldBe(made.Length);
    }

    [Fact]
    public void Next_LaterInstance_SortsAfter()
    {
        string first = new RequestIds(_clock, new Random(1)).Next();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        string second = new RequestIds(_clock, new Random(2)).Next();

        string.CompareOrdinal(first, second).ShouldBeLessThan(0);
    }

    [Fact]
    public void Next_ClockStepsBack_StillAscends()
    {
        var clock = new FakeTimeProvider(Entries.Noon) { AutoAdvanceAmount = TimeSpan.Zero };
        var ids = new RequestIds(clock, new Random(1));
        string first = ids.Next();
        clock.AdjustTime(Entries.Noon.AddHours(-1));

        string second = ids.Next();

        string.CompareOrdinal(first, second).ShouldBeLessThan(0);
    }

    [Fact]
    public void Next_Shape_IsPrefixAndTwentySixDigits() =>
        new RequestIds(_clock, new Random(1)).Next().ShouldMatch("^req_[0-9a-hjkmnp-tv-z]{26}$");
}
