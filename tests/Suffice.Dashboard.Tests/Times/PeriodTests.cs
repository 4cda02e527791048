using Suffice.Dashboard.Times;

namespace Suffice.Dashboard.Tests.Times;

public sealed class PeriodTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 13, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Read_NothingSaid_IsThirtyDaysUpToToday()
    {
        Period period = Period.Read(null, null, null, Now);

        period.ShouldBe(new Period(new DateOnly(2026, 10, 29), new DateOnly(2026, 11, 27)));
        period.Days.ShouldBe(30);
        period.To.ShouldBe(new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Read_OneDay_IsToday() => Period.Read("1", null, null, Now).ToString().ShouldBe("2026-11-27");

    [Theory]
    [InlineData("0", null, null, "days")]
    [InlineData("3654", null, null, "days")]
    [InlineData("ten", null, null, "days")]
    [InlineData("7", "2026-11-01", null, "days")]
    [InlineData(null, "2026-13-01", null, "from")]
    [InlineData(null, "2026-11-20", "2026-11-19", "from")]
    [InlineData(null, null, "27.11.2026", "to")]
    [InlineData(null, "2001-01-01", "2026-11-27", "from")]
    public void Read_Wrong_SaysWhichPart(string? days, string? from, string? to, string part) =>
        Should.Throw<PeriodException>(() => Period.Read(days, from, to, Now)).Parameter.ShouldBe(part);

    [Theory]
    [InlineData(30, "day", 30)]
    [InlineData(365, "week", 53)]
    [InlineData(1000, "month", 33)]
    public void Spans_OfAnyLength_HoldEachDayOnce(int days, string word, int spans)
    {
        Period period = Period.Latest(days, Now);

        DaySpans.WordOf(period).ShouldBe(word);
        DaySpans.Of(period).Length.ShouldBe(spans);
        DaySpans.Of(period).SelectMany(span => span.Days).ShouldBe(period.AllDays());
    }
}
