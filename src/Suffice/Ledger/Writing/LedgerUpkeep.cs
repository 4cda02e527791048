using Microsoft.Data.Sqlite;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Ledger.Writing;

/// <summary>Rolls rows up, then lets old rows and old content go; in steps short enough to fit between two commits.</summary>
/// <remarks>
/// Rows are added to the roll-ups once each: the mark up to which they are moves in the same transaction. Retention ends at a
/// UTC midnight: a day is sealed whole before its first row goes, and from then on lives in the roll-ups alone.
/// </remarks>
internal sealed class LedgerUpkeep(LedgerSettings settings, TimeProvider clock)
{
    private const int RowsPerStep = 500;
    private const int ContentsPerStep = 100;
    private const int RowsPerLook = 2000;

    /// <summary>Does one step.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fresh">What is known of its newest rows without reading them.</param>
    /// <returns>True while more is to be done.</returns>
    public bool Step(SqliteConnection connection, FreshRows fresh) =>
        RollUp(connection, fresh) || DropContent(connection) || FindCostliest(connection) || DropRequests(connection);

    private static bool RollUp(SqliteConnection connection, FreshRows fresh)
    {
        long mark = LedgerMarks.RolledUpTo(connection);
        long newest = connection.Number("SELECT coalesce(max(seq), 0) FROM requests");
        if (newest <= mark)
        {
            return false;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        (Rollup added, long last) = fresh.Take(mark, newest) is { } known ? (known, newest) : Gather(connection, mark);
        RollupTables.Add(connection, added);
        LedgerMarks.SetRolledUpTo(connection, last);
        transaction.Commit();
        return true;
    }

    private static (Rollup Added, long Last) Gather(SqliteConnection connection, long mark)
    {
        Rollup added = new();
        long last = mark;
        foreach ((long seq, RequestEntry entry) in RequestScan.Read(
            connection,
            "seq > $mark ORDER BY seq LIMIT $rows",
            ("$mark", mark),
            ("$rows", RowsPerStep)))
        {
            added.Add(entry);
            last = seq;
        }

        return (added, last);
    }

    // Rows of before schema 6, the latest first: of all that it keeps, this alone could not be made of older roll-ups.
    private static bool FindCostliest(SqliteConnection connection)
    {
        long missingTo = LedgerMarks.CostliestMissingTo(connection);
        if (missingTo == 0)
        {
            return false;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long from = Math.Max(0, missingTo - RowsPerLook);
        CostlyTable.Add(connection, CostlyScan.Read(connection, from, missingTo));
        LedgerMarks.SetCostliestMissingTo(connection, connection.Number("SELECT coalesce(max(seq), 0) FROM requests WHERE seq <= $from", ("$from", from)));
        transaction.Commit();
        return true;
    }

    private bool DropContent(SqliteConnection connection)
    {
        long before = LedgerTime.Micros(Before(settings.ContentRetention));
        return connection.Run(
            "DELETE FROM content WHERE seq IN (SELECT seq FROM content WHERE at_us < $before ORDER BY at_us LIMIT $rows)",
            ("$before", before),
            ("$rows", ContentsPerStep)) > 0;
    }

    private bool DropRequests(SqliteConnection connection)
    {
        long before = LedgerTime.Day(Before(settings.Retention)) * LedgerTime.MicrosPerDay;
        if (connection.Scalar("SELECT min(at_us) FROM requests") is not long oldest || oldest >= before)
        {
            return false;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        LedgerMarks.Seal(connection, before);
        long[] gone = [.. Oldest(connection, before)];
        foreach (string table in (string[])["requests", "attempts", "content", "shadows", "canaries"])
        {
            Delete(connection, table, gone);
        }

        connection.Run("DELETE FROM shadow_verdicts WHERE at_us < $before", ("$before", before));
        transaction.Commit();
        return gone.Length > 0;
    }

    private static IEnumerable<long> Oldest(SqliteConnection connection, long before)
    {
        using SqliteCommand command = connection.Command(
            "SELECT seq FROM requests WHERE at_us < $before AND seq <= $mark ORDER BY at_us LIMIT $rows",
            ("$before", before),
            ("$mark", LedgerMarks.RolledUpTo(connection)),
            ("$rows", RowsPerStep));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetInt64(0);
        }
    }

    private static void Delete(SqliteConnection connection, string table, long[] rows)
    {
        using SqliteCommand command = connection.Command($"DELETE FROM {table} WHERE seq = $seq", ("$seq", 0L));
        foreach (long seq in rows)
        {
            command.Parameters[0].Value = seq;
            command.ExecuteNonQuery();
        }
    }

    private DateTimeOffset Before(TimeSpan kept)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return kept < now - DateTimeOffset.UnixEpoch ? now - kept : DateTimeOffset.UnixEpoch;
    }
}
