using System.Globalization;
using Microsoft.Data.Sqlite;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Schema;

/// <summary>The shape of the ledger's file, and the steps that bring an older file to it.</summary>
/// <remarks>
/// A row once written stays as it is: triggers refuse UPDATE, and refuse DELETE of anything not both rolled up and past
/// retention. They guard against mistakes, not against whoever may write the file.
/// </remarks>
internal static class LedgerSchema
{
    private static readonly string[] Steps =
    [
        LedgerSchemaSql.Version1,
        LedgerSchemaSql.Version2,
        LedgerSchemaSql.Version3,
        LedgerSchemaSql.Version4,
        LedgerSchemaSql.Version5,
        LedgerSchemaVersion6.Tables,
    ];

    public static int Version => Steps.Length;

    /// <summary>Creates or migrates; does nothing when the file is of this version.</summary>
    /// <exception cref="LedgerException">The file holds something else, or a newer ledger.</exception>
    public static void Apply(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        int found = FoundVersion(connection);
        ThrowIfNewer(found, connection.DataSource);
        for (int version = found; version < Version; version++)
        {
            connection.Run(Steps[version]);
        }

        if (found < Version)
        {
            RollupTables.Derive(connection, from: long.MinValue);
            connection.Run(
                "INSERT INTO meta VALUES ('schema_version', $version) ON CONFLICT DO UPDATE SET value = excluded.value",
                ("$version", (long)Version));
        }

        transaction.Commit();
    }

    /// <exception cref="LedgerException">The file is not a ledger of this version.</exception>
    public static void Demand(SqliteConnection connection)
    {
        int found = FoundVersion(connection);
        ThrowIfNewer(found, connection.DataSource);
        if (found < Version)
        {
            throw new LedgerException(
                $"{connection.DataSource} is a ledger of schema {found}, this program reads schema {Version}: " +
                "start `suffice serve` on it once, which migrates it.");
        }
    }

    private static int FoundVersion(SqliteConnection connection)
    {
        if (connection.Number("SELECT count(*) FROM sqlite_schema") is 0)
        {
            return 0;
        }

        if (connection.Number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'meta'") is 0)
        {
            throw new LedgerException(
                $"{connection.DataSource} is a database of something else: point ledger.path at a file of its own.");
        }

        object? version = connection.Scalar("SELECT value FROM meta WHERE key = 'schema_version'");
        return Convert.ToInt32(version ?? 0L, CultureInfo.InvariantCulture);
    }

    private static void ThrowIfNewer(int found, string path)
    {
        if (found > Version)
        {
            throw new LedgerException(
                $"{path} was written by a newer Suffice (schema {found}, this one knows {Version}): update this program.");
        }
    }
}
