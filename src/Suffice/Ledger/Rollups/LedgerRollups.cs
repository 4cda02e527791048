using Microsoft.Data.Sqlite;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>The roll-ups of a ledger: derived from its rows, and made again from them.</summary>
public static class LedgerRollups
{
    /// <summary>
    /// Makes the roll-ups of every day whose rows are still kept again from the rows, in one transaction. Days whose rows are
    /// gone stay as they are. A running gateway waits meanwhile, and its rows with it.
    /// </summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="cancellationToken">Ends it, leaving everything as it was.</param>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program writes.</exception>
    public static void Rebuild(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new LedgerException($"There is no ledger at {path}.");
        }

        try
        {
            using SqliteConnection connection = LedgerConnection.Open(path, SqliteOpenMode.ReadWrite);
            LedgerSchema.Demand(connection);
            Rebuild(connection, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw new LedgerException($"The ledger at {path} cannot be rolled up again: {exception.Message}", exception);
        }
    }

    private static void Rebuild(SqliteConnection connection, CancellationToken cancellationToken)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long firstDay = LedgerMarks.FirstUnsealedDay(connection);
        RollupTables.Clear(connection, firstDay);
        Rollup rollup = new();
        foreach ((_, RequestEntry entry) in RequestScan.Read(
            connection,
            "seq <= $mark AND at_us >= $first",
            ("$mark", LedgerMarks.RolledUpTo(connection)),
            ("$first", firstDay * LedgerTime.MicrosPerDay)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rollup.Add(entry);
        }

        RollupTables.Save(connection, rollup);
        RollupTables.Derive(connection, firstDay);
        transaction.Commit();
    }
}
