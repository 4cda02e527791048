using System.Globalization;
using Suffice.Ledger.Bills;
using Suffice.Reports;

namespace Suffice.Dashboard.Home;

/// <summary>How a month's spending stands to its budget, and where its pace leads.</summary>
/// <remarks>
/// The days left, and what is left of today, are taken to cost what their weekday cost in the four weeks before today. The band is 1.96 standard
/// deviations of that sum: those days vary about their weekday's mean (about the mean of all while there are fewer than two weeks of them), each
/// independently, and their mean is itself only known from so many days.
/// </remarks>
/// <param name="BudgetUsd">The budget of a calendar month (UTC), in USD.</param>
/// <param name="SpentUsd">What is known to be spent in this month, in USD.</param>
/// <param name="ForecastUsd">What it will be at its end at this pace, in USD; <see langword="null"/> before a whole day was seen.</param>
/// <param name="LowUsd">The lower end of the forecast's 95% band, in USD; not below what is spent; <see langword="null"/> before two whole days were seen.</param>
/// <param name="HighUsd">The upper end, in USD; likewise.</param>
/// <param name="Unpriced">Requests of this month whose cost is not known: they are not in these figures.</param>
public sealed record SpendPace(decimal BudgetUsd, decimal SpentUsd, decimal? ForecastUsd, decimal? LowUsd, decimal? HighUsd, long Unpriced)
{
    /// <summary>How many days before today are looked at.</summary>
    public const int DaysLookedAt = 28;

    private const double Z = 1.96;

    // From two weeks on each weekday was seen twice, so that it has a spread of its own.
    private const int DaysOfTwoWeeks = 14;

    private const int DaysOfAWeek = 7;

    /// <summary>True when it is already more than the budget.</summary>
    public bool IsOver => SpentUsd > BudgetUsd;

    /// <summary>True when the pace leads beyond the budget.</summary>
    public bool IsAhead => ForecastUsd > BudgetUsd;

    /// <summary>The band in words.</summary>
    internal string? Band => LowUsd is { } low && HighUsd is { } high ? $" [{Figures.Usd(low)}, {Figures.Usd(high)}]" : null;

    /// <summary>Works it out.</summary>
    /// <param name="budget">The budget of a month, in USD.</param>
    /// <param name="days">The lines of days, those of the four weeks before today and of this month among them; a day without a line cost nothing.</param>
    /// <param name="today">Today (UTC).</param>
    /// <returns>The pace.</returns>
    public static SpendPace Of(decimal budget, IReadOnlyCollection<BillLine> days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(days);
        Dictionary<DateOnly, BillLine> lines = days.ToDictionary(line => DateOnly.ParseExact(line.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        DateOnly first = new(today.Year, today.Month, 1);
        DateOnly end = first.AddMonths(1);
        BillLine[] month = [.. lines.Where(line => line.Key >= first && line.Key < end).Select(line => line.Value)];
        decimal spent = month.Sum(line => line.KnownCostUsd);

        // Before the first day that was seen nothing was measured: a gateway of three days has no four weeks of zeros.
        DateOnly seen = lines.Count == 0 ? today : lines.Keys.Min();
        (DayOfWeek Weekday, decimal Usd)[] past =
        [
            .. Enumerable.Range(1, DaysLookedAt).Select(back => today.AddDays(-back)).Where(day => day >= seen)
                .Select(day => (day.DayOfWeek, lines.GetValueOrDefault(day)?.KnownCostUsd ?? 0m)),
        ];
        if (past.Length == 0)
        {
            return new SpendPace(budget, spent, null, null, null, month.Sum(line => line.Unpriced));
        }

        decimal mean = past.Average(day => day.Usd);
        Dictionary<DayOfWeek, decimal> weekday = past.GroupBy(day => day.Weekday).ToDictionary(group => group.Key, group => group.Average(day => day.Usd));
        DateOnly[] left = [.. Enumerable.Range(1, 31).Select(today.AddDays).Where(day => day < end)];
        decimal rest = Math.Max(0m, weekday.GetValueOrDefault(today.DayOfWeek, mean) - (lines.GetValueOrDefault(today)?.KnownCostUsd ?? 0m));
        decimal forecast = spent + rest + left.Sum(day => weekday.GetValueOrDefault(day.DayOfWeek, mean));
        decimal? band = BandOf(past, weekday, mean, left.Length + (rest > 0 ? 1 : 0));

        return new SpendPace(budget, spent, forecast, band is { } below ? Math.Max(spent, forecast - below) : null, forecast + band, month.Sum(line => line.Unpriced));
    }

    private static decimal? BandOf((DayOfWeek Weekday, decimal Usd)[] past, Dictionary<DayOfWeek, decimal> weekday, decimal mean, int left)
    {
        if (past.Length < 2)
        {
            return null;
        }

        bool isWeekly = past.Length >= DaysOfTwoWeeks;
        double squares = past.Sum(day => Math.Pow((double)(day.Usd - (isWeekly ? weekday[day.Weekday] : mean)), 2));
        double variance = squares / (past.Length - (isWeekly ? DaysOfAWeek : 1));

        return (decimal)(Z * Math.Sqrt(variance * left * (1 + ((double)left / past.Length))));
    }
}
