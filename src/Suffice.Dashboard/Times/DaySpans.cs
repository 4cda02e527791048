using System.Collections.Immutable;
using Suffice.Reports;

namespace Suffice.Dashboard.Times;

/// <summary>Splits a period into as many parts as a plot can show: days, weeks or months (UTC).</summary>
public static class DaySpans
{
    private const int MostDays = 92;
    private const int MostWeeks = 79;

    /// <summary>Splits it.</summary>
    /// <param name="period">The period.</param>
    /// <returns>Its parts, in order; the first and last may be shorter.</returns>
    public static ImmutableArray<DaySpan> Of(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);

        return [.. period.AllDays().GroupBy(day => StartOf(day, period)).Select(group => new DaySpan(Figures.Day(group.Key), [.. group]))];
    }

    /// <summary>What a part is.</summary>
    /// <param name="period">The period.</param>
    /// <returns><c>day</c>, <c>week</c> or <c>month</c>.</returns>
    public static string WordOf(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);

        return period.Days <= MostDays ? "day" : period.Days <= MostWeeks * 7 ? "week" : "month";
    }

    private static DateOnly StartOf(DateOnly day, Period period) => WordOf(period) switch
    {
        "day" => day,
        "week" => Later(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), period.FirstDay),
        _ => Later(new DateOnly(day.Year, day.Month, 1), period.FirstDay),
    };

    private static DateOnly Later(DateOnly start, DateOnly first) => start < first ? first : start;
}

/// <summary>Days that are shown as one.</summary>
/// <param name="Label">The first of them.</param>
/// <param name="Days">The days.</param>
public sealed record DaySpan(string Label, ImmutableArray<DateOnly> Days);
