using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Schema;

/// <summary>How far the roll-ups reach, and which days live in them alone.</summary>
internal static class LedgerMarks
{
    /// <summary>Every request up to this place is in the roll-ups.</summary>
    public static long RolledUpTo(SqliteConnection connection) => Get(connection, "rolled_up_to");

    public static void SetRolledUpTo(SqliteConnection connection, long seq) => Set(connection, "rolled_up_to", seq);

    /// <summary>Requests before this day may be gone from the rows.</summary>
    public static long FirstUnsealedDay(SqliteConnection connection) =>
        LedgerTime.Day(Math.Max(Get(connection, "sealed_before_us"), long.MinValue / 2));

    /// <summary>Seals the days before a midnight, for good.</summary>
    public static void Seal(SqliteConnection connection, long beforeMicros) =>
        Set(connection, "sealed_before_us", Math.Max(beforeMicros, Get(connection, "sealed_before_us")));

    /// <summary>Requests up to this place, of before schema 6, are still to be looked at for the costliest; 0 when none is.</summary>
    public static long CostliestMissingTo(SqliteConnection connection) => Get(connection, "costliest_missing_to");

    public static void SetCostliestMissingTo(SqliteConnection connection, long seq) => Set(connection, "costliest_missing_to", seq);

    private static long Get(SqliteConnection connection, string key) =>
        connection.Number("SELECT value FROM meta WHERE key = $key", ("$key", key));

    private static void Set(SqliteConnection connection, string key, long value) =>
        connection.Run("UPDATE meta SET value = $value WHERE key = $key", ("$key", key), ("$value", value));
}
