using System.Globalization;
using Suffice.Ledger.Bills;

namespace Suffice.Dashboard.Home;

/// <summary>How a month's spending stands to its budget, and where its pace leads.</summary>
/// <remarks>The days left are taken to cost what their weekday cost in the four weeks before today; the band is 1.96 standard deviations of those days about their weekday's mean, added up as independent.</remarks>
/// <param name="BudgetUsd">The budget of a calendar month (UTC), in USD.</param>
/// <param name="SpentUsd">What is known to be spent in this month, in USD.</param>
/// <param name="ForecastUsd">What it will be at its end at this pace, in USD.</param>
/// <param name="LowUsd">The lower end of the forecast's 95% band, in USD; not below what is spent.</param>
/// <param name="HighUsd">The upper end, in USD.</param>
/// <param name="Unpriced">Requests of this month whose cost is not known: they are not in these figures.</param>
public sealed record SpendPace(decimal BudgetUsd, decimal SpentUsd, decimal ForecastUsd, decimal LowUsd, decimal HighUsd, long Unpriced)
{
    /// <summary>How many days before today are looked at.</summary>
    public const int DaysLookedAt = 28;

    private const double Z = 1.96;

    /// <summary>True when it is already more than the budget.</summary>
    public bool IsOver => SpentUsd > BudgetUsd;

    /// <summary>True when the pace leads beyond the budget.</summary>
    public bool IsAhead => ForecastUsd > BudgetUsd;

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
            return new SpendPace(budget, spent, spent, spent, spent, month.Sum(line => line.Unpriced));
        }

        decimal mean = past.Average(day => day.Usd);
        Dictionary<DayOfWeek, decimal> weekday = past.GroupBy(day => day.Weekday).ToDictionary(group => group.Key, group => group.Average(day => day.Usd));
        DateOnly[] left = [.. Enumerable.Range(1, 31).Select(today.AddDays).Where(day => day < end)];
        decimal forecast = spent + left.Sum(day => weekday.GetValueOrDefault(day.DayOfWeek, mean));
        double deviation = Math.Sqrt(past.Average(day => Math.Pow((double)(day.Usd - weekday[day.Weekday]), 2)) * left.Length);
        decimal band = (decimal)(Z * deviation);

        return new SpendPace(budget, spent, forecast, Math.Max(spent, forecast - band), forecast + band, month.Sum(line => line.Unpriced));
    }
}
