using Microsoft.Extensions.Time.Testing;
using Suffice.Ledger;

namespace Suffice.Tests.Ledger;

public sealed class RequestIdsTests
{
    private readonly FakeTimeProvider clock = new(Entries.Noon);

    [Fact]
    public void Next_ManyInOneMillisecond_Ascend()
    {
        RequestIds ids = new(clock, new Random(1));

        string[] made = [.. Enumerable.Range(0, 100_000).Select(_ => ids.Next())];

        made.ShouldBe(made.Order(StringComparer.Ordinal));
        made.Distinct(StringComparer.Ordinal).Count().ShouldBe(made.Length);
    }

    [Fact]
    public void Next_LaterInstance_SortsAfter()
    {
        string first = new RequestIds(clock, new Random(1)).Next();
        clock.Advance(TimeSpan.FromMilliseconds(1));

        string second = new RequestIds(clock, new Random(2)).Next();

        string.CompareOrdinal(first, second).ShouldBeLessThan(0);
    }

    [Fact]
    public void Next_ClockStepsBack_StillAscends()
    {
        FakeTimeProvider steps = new(Entries.Noon) { AutoAdvanceAmount = TimeSpan.Zero };
        RequestIds ids = new(steps, new Random(1));
        string first = ids.Next();
        steps.AdjustTime(Entries.Noon.AddHours(-1));

        string second = ids.Next();

        string.CompareOrdinal(first, second).ShouldBeLessThan(0);
    }

    [Fact]
    public void Next_Shape_IsPrefixAndTwentySixDigits() =>
        new RequestIds(clock, new Random(1)).Next().ShouldMatch("^req_[0-9a-hjkmnp-tv-z]{26}$");
}
