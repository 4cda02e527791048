using System.Globalization;
using Suffice.Reports;

namespace Suffice.Dashboard.Times;

/// <summary>Whole days of UTC that figures are asked of; roll-ups answer whole days.</summary>
/// <param name="FirstDay">The first day.</param>
/// <param name="LastDay">The last day, which is in it too; not before the first.</param>
public sealed record Period(DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>How many days are meant when nothing is said.</summary>
    public const int UsualDays = 30;

    /// <summary>The longest time: ten years.</summary>
    public const int MostDays = 3653;

    /// <summary>The first moment (UTC).</summary>
    public DateTimeOffset From => new(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The moment after the last one (UTC).</summary>
    public DateTimeOffset To => new(LastDay.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>How many days.</summary>
    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;

    /// <summary>The days of it.</summary>
    /// <returns>Each day, ascending.</returns>
    public IEnumerable<DateOnly> AllDays()
    {
        for (DateOnly day = FirstDay; day <= LastDay; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>The latest days, today included.</summary>
    /// <param name="days">How many, from 1.</param>
    /// <param name="now">The time.</param>
    /// <returns>The period.</returns>
    public static Period Latest(int days, DateTimeOffset now)
    {
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);

        return new Period(today.AddDays(1 - days), today);
    }

    /// <summary>Reads what was asked: days back from today, or two days.</summary>
    /// <param name="days">How many days up to today; <see langword="null"/> when not said.</param>
    /// <param name="from">The first day as <c>2026-11-01</c>; <see langword="null"/> when not said.</param>
    /// <param name="to">The last day; <see langword="null"/> for today.</param>
    /// <param name="now">The time.</param>
    /// <returns>The period.</returns>
    /// <exception cref="PeriodException">It is none.</exception>
    public static Period Read(string? days, string? from, string? to, DateTimeOffset now)
    {
        if (days is not null)
        {
            return from is not null || to is not null
                ? throw new PeriodException("days", "stands beside from or to; say one of them")
                : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= MostDays
                    ? Latest(count, now)
                    : throw new PeriodException("days", $"\"{days}\" is not a whole number from 1 to {MostDays}");
        }

        DateOnly last = to is null ? DateOnly.FromDateTime(now.UtcDateTime) : DayOf("to", to);
        DateOnly first = from is null ? last.AddDays(1 - UsualDays) : DayOf("from", from);

        return first > last ? throw new PeriodException("from", $"{Figures.Day(first)} is after {Figures.Day(last)}; let the first day come first")
            : last.DayNumber - first.DayNumber >= MostDays ? throw new PeriodException("from", $"it is more than {MostDays} days before {Figures.Day(last)}; take a later one")
            : new Period(first, last);
    }

    /// <summary>It in words.</summary>
    /// <returns>Such as <c>2026-11-01 to 2026-11-27</c>.</returns>
    public override string ToString() => FirstDay == LastDay ? Figures.Day(FirstDay) : $"{Figures.Day(FirstDay)} to {Figures.Day(LastDay)}";

    private static DateOnly DayOf(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is >= 2000 and < 9000
            ? day
            : throw new PeriodException(name, $"\"{text}\" is no day; write 2026-11-01");
}
