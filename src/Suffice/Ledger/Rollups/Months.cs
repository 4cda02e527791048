using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>Calendar months (UTC) of the ledger's days.</summary>
internal static class Months
{
    // The days between which dates are known; beyond them there is no row, and a month is a day.
    private static readonly long Earliest = DateOnly.MinValue.DayNumber - LedgerTime.EpochDay;
    private static readonly long Latest = DateOnly.MaxValue.DayNumber - LedgerTime.EpochDay;

    /// <summary>The first day of a day's month.</summary>
    public static long StartOf(long day) => IsKnown(day) ? day - LedgerTime.Date(day).Day + 1 : day;

    /// <summary>The first day of the month after a day's.</summary>
    public static long EndOf(long day)
    {
        long start = StartOf(day);

        return IsKnown(day) ? start + DateTime.DaysInMonth(LedgerTime.Date(day).Year, LedgerTime.Date(day).Month) : start + 1;
    }

    /// <summary>The whole months among some days: the first day of the first, and the day after the last; the two are one where there is none.</summary>
    public static (long First, long End) Whole(long firstDay, long endDay)
    {
        long first = StartOf(firstDay) == firstDay ? firstDay : EndOf(firstDay);
        long end = StartOf(endDay);

        return first < end ? (first, end) : (endDay, endDay);
    }

    private static bool IsKnown(long day) => day >= Earliest && day <= Latest;
}
