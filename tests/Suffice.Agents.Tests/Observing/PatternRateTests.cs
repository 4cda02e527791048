using Suffice.Agents.Observing;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Agents.Tests.Observing;

/// <summary>Three of forty is not three of forty thousand.</summary>
public sealed class PatternRateTests
{
    [Fact]
    public void Rate_TicketsLookedAtKnown_IsAShareWithItsInterval()
    {
        Pattern pattern = Noted.Count([Noted.Of("T-1", 3), Noted.Of("T-2", 2), Noted.Of("T-3", 1), Noted.Of("T-9", 20)], workload: new FixedWorkload(40, 160))!;

        pattern.Rate.Recent.ShouldBe(new SeenShare(3, 40));
        pattern.Rate.Before.ShouldBe(new SeenShare(1, 160));
        pattern.Rate.Recent.Share.ShouldBe(0.075);
        pattern.Rate.Recent.Interval!.Value.Low.ShouldBe(0.0258, 1e-4);
        pattern.Rate.Recent.Interval!.Value.High.ShouldBe(0.1986, 1e-4);
        pattern.Rate.IsByDays.ShouldBeFalse();
    }

    [Fact]
    public void Rate_NotKnownHowManyWereLookedAt_ComparesByDaysAndSaysSo()
    {
        Pattern pattern = Noted.Count([Noted.Of("T-1", 3), Noted.Of("T-2", 2), Noted.Of("T-3", 1)])!;

        pattern.Rate.IsByDays.ShouldBeTrue();
        pattern.Rate.Recent.Share.ShouldBeNull();
        pattern.Rate.Surprise.ShouldBe(Math.Pow(0.2, 3), 1e-12);
    }

    [Fact]
    public void Rate_FewerLookedAtThanComplainedOf_IsNotKnown() =>
        Noted.Count([Noted.Of("T-1", 3), Noted.Of("T-2", 2), Noted.Of("T-3", 1)], workload: new FixedWorkload(2, 100))!.Rate.Recent.LookedAt.ShouldBeNull();

    [Fact]
    public void Rate_SeveralNotesOnOneTicket_CountItOnce() =>
        Noted.Count([Noted.Of("T-1", 3, "tr-1"), Noted.Of("T-1", 2, "tr-2"), Noted.Of("T-2", 1)], workload: new FixedWorkload(40, 160))!.Rate.Recent.Tickets.ShouldBe(2);

    [Theory]
    [InlineData(3, 40, 0, 160, 0.008)]
    [InlineData(9, 100, 2, 400, 0.00001894)]
    [InlineData(3, 40, 12, 160, 0.602)]
    [InlineData(0, 40, 0, 160, 1)]
    public void Surprise_TwoPoissonCounts_IsTheBinomialTailGivenTheirSum(long recent, double looked, long before, double lookedBefore, double p) =>
        PoissonRatio.Surprise(recent, looked, before, lookedBefore).ShouldBe(p, p * 0.01);

    private sealed class FixedWorkload(long recent, long before) : IWorkload
    {
        public long? TicketsLookedAt(IReadOnlyCollection<string> observers, DateTimeOffset from, DateTimeOffset to) => to - from > TimeSpan.FromDays(7) ? before : recent;
    }
}
