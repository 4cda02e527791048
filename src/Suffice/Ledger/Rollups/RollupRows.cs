using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>Reads and writes the rows of a stored roll-up.</summary>
internal static class RollupRows
{
    /// <summary>Reads rows one after the other; the reader that is given is the same each time.</summary>
    public static IEnumerable<RowReader> Select<T>(
        SqliteConnection connection, string table, Column<T>[] columns, string where, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = connection.Command($"SELECT {Column<T>.Names(columns)} FROM {table} WHERE {where}", values);
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        while (row.Next())
        {
            yield return row;
        }
    }

    /// <summary>Writes each group in place of what the table had for its key.</summary>
    public static void Replace<T>(SqliteConnection connection, string table, Column<T>[] columns, IEnumerable<T> groups)
    {
        string sql = Column<T>.Insert(table, columns).Replace("INSERT", "INSERT OR REPLACE", StringComparison.Ordinal);
        using PreparedInsert<T> insert = new(connection, sql, columns);
        foreach (T group in groups)
        {
            insert.Run(group);
        }
    }
}
