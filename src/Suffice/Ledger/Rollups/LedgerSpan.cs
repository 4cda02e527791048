using Microsoft.Data.Sqlite;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>A time asked for, split into whole days, which roll-ups answer, and the parts of days before and after.</summary>
/// <param name="From">From when, inclusive, in microseconds.</param>
/// <param name="To">Until when, exclusive, in microseconds.</param>
/// <param name="FirstDay">The first whole day.</param>
/// <param name="EndDay">The day after the last whole one.</param>
internal readonly record struct LedgerSpan(long From, long To, long FirstDay, long EndDay)
{
    // Far outside any clock, and far enough inside a long that a day more does not overflow.
    private const long Horizon = 1_000_000 * LedgerTime.MicrosPerDay;

    /// <summary>Splits; a part of a sealed day, whose rows are gone, becomes the whole day.</summary>
    public static LedgerSpan Of(DateTimeOffset? from, DateTimeOffset? to, long firstUnsealedDay)
    {
        long begin = from is { } start ? LedgerTime.Micros(start) : -Horizon;
        long end = Math.Max(begin, to is { } stop ? LedgerTime.Micros(stop) : Horizon);
        long firstDay = LedgerTime.Day(begin);
        long endDay = LedgerTime.Day(end);
        if (firstDay < firstUnsealedDay)
        {
            begin = firstDay * LedgerTime.MicrosPerDay;
        }
        else if (begin > firstDay * LedgerTime.MicrosPerDay)
        {
            firstDay++;
        }

        if (endDay < firstUnsealedDay && end > endDay * LedgerTime.MicrosPerDay)
        {
            endDay++;
            end = endDay * LedgerTime.MicrosPerDay;
        }

        return new LedgerSpan(begin, end, firstDay, Math.Max(firstDay, endDay));
    }

    /// <summary>Takes a part of a day for the whole where the rest of it has no rows: until now is then until today's end, and nothing is read row by row.</summary>
    public LedgerSpan Widen(SqliteConnection connection)
    {
        long first = FirstDay * LedgerTime.MicrosPerDay;
        long last = EndDay * LedgerTime.MicrosPerDay;
        bool isWithinADay = To < first;
        bool reachesBack = From < first && From < To && IsEmpty(connection, first - LedgerTime.MicrosPerDay, From)
            && (!isWithinADay || IsEmpty(connection, To, first));
        bool reachesOn = To > last && From <= last && IsEmpty(connection, To, last + LedgerTime.MicrosPerDay);

        return this with { FirstDay = reachesBack ? FirstDay - 1 : FirstDay, EndDay = reachesOn ? EndDay + 1 : EndDay };
    }

    private static bool IsEmpty(SqliteConnection connection, long from, long to) =>
        connection.Number("SELECT EXISTS (SELECT 1 FROM requests WHERE at_us >= $from AND at_us < $to)", ("$from", from), ("$to", to)) == 0;

    /// <summary>Adds up what no roll-up answers: rows not yet in them, and rows of the parts of days.</summary>
    public Rollup GatherRows(SqliteConnection connection)
    {
        Rollup rollup = new();

        // The pluses keep the first part on the primary key: few rows are beyond the mark, many may be in the time.
        foreach ((_, RequestEntry entry) in RequestScan.Read(
            connection,
            "seq > $mark AND +at_us >= $from AND +at_us < $to OR at_us >= $from AND at_us < $first OR at_us >= $last AND at_us < $to",
            ("$mark", LedgerMarks.RolledUpTo(connection)),
            ("$from", From),
            ("$to", To),
            ("$first", Math.Min(To, FirstDay * LedgerTime.MicrosPerDay)),
            ("$last", Math.Max(From, EndDay * LedgerTime.MicrosPerDay))))
        {
            rollup.Add(entry);
        }

        return rollup;
    }
}
