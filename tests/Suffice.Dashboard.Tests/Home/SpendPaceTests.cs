using Suffice.Dashboard.Home;
using Suffice.Ledger.Bills;

namespace Suffice.Dashboard.Tests.Home;

public sealed class SpendPaceTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void Of_EvenDays_GoesOnAsBefore()
    {
        BillLine[] days = [.. Enumerable.Range(0, 40).Select(back => Line(Today.AddDays(-back), 2m))];

        SpendPace pace = SpendPace.Of(50m, days, Today);

        pace.SpentUsd.ShouldBe(40m);
        pace.ForecastUsd.ShouldBe(60m);
        pace.LowUsd.ShouldBe(60m);
        pace.HighUsd.ShouldBe(60m);
        pace.IsAhead.ShouldBeTrue();
        pace.IsOver.ShouldBeFalse();
    }

    [Fact]
    public void Of_QuietWeekends_CountsTheDaysLeftByTheirWeekday()
    {
        BillLine[] days = [.. Enumerable.Range(0, 35).Select(back => Today.AddDays(-back)).Select(day => Line(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0m : 10m))];

        SpendPace pace = SpendPace.Of(1000m, days, Today);

        // The 21st to the 30th of November 2026 are six working days and two weekends.
        (pace.ForecastUsd - pace.SpentUsd).ShouldBe(60m);
        pace.HighUsd.ShouldBe(pace.ForecastUsd);
    }

    [Fact]
    public void Of_TheFirstDay_KnowsNoPaceYet()
    {
        SpendPace pace = SpendPace.Of(5m, [Line(Today, 7m)], Today);

        (pace.ForecastUsd, pace.LowUsd, pace.HighUsd).ShouldBe((null, null, null));
        pace.IsOver.ShouldBeTrue();
    }

    [Fact]
    public void Of_AFewUnevenDays_IsNotSurerThanOfMany()
    {
        BillLine[] days = [.. Enumerable.Range(0, 7).Select(back => Line(Today.AddDays(-back), 1m + back))];

        SpendPace pace = SpendPace.Of(1000m, days, Today);

        // Six days of 2 to 7 USD: what is left of today and ten days more vary by 1.87 USD each, and their mean is known from six days alone.
        (pace.HighUsd!.Value - pace.ForecastUsd!.Value).ShouldBe(20.47m, 0.01m);
    }

    [Fact]
    public void Of_OneWholeDay_HasAPaceAndNoBand()
    {
        SpendPace pace = SpendPace.Of(1000m, [Line(Today.AddDays(-1), 3m), Line(Today, 3m)], Today);

        (pace.ForecastUsd, pace.LowUsd, pace.HighUsd).ShouldBe((36m, null, null));
    }

    [Fact]
    public void Of_AMorning_CountsWhatIsLeftOfToday()
    {
        BillLine[] days = [Line(Today, 0.1m), .. Enumerable.Range(1, 28).Select(back => Line(Today.AddDays(-back), 2m))];

        SpendPace.Of(1000m, days, Today).ForecastUsd.ShouldBe(60m);
    }

    [Fact]
    public void Of_UnpricedRequests_TellsThatTheyAreNotInIt() => SpendPace.Of(5m, [Line(Today, 1m) with { Unpriced = 3 }], Today).Unpriced.ShouldBe(3);

    private static BillLine Line(DateOnly day, decimal cost) => new()
    {
        Key = Reports.Figures.Day(day),
        Served = 1,
        ServedUnpassed = 0,
        Refused = 0,
        Person = 0,
        Failed = 0,
        Cancelled = 0,
        Watches = 0,
        Escalated = 0,
        Attempts = 1,
        EstimatedAttempts = 0,
        Unpriced = 0,
        KnownCostUsd = cost,
        BaselineUnknown = 0,
        KnownBaselineCostUsd = cost,
        Compared = 1,
        ComparedCostUsd = cost,
        ComparedBaselineUsd = cost,
        RejectedCostUsd = 0m,
        CheckCostUsd = 0m,
        WatchCostUsd = 0m,
        Tokens = default,
        LatencyP50 = null,
        LatencyP95 = null,
        MeanOverhead = null,
    };
}
