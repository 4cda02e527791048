using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Suffice.Ledger.Tables;

/// <summary>SQL said in one line.</summary>
internal static class SqlExtensions
{
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    public static int Run(this SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = connection.Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public static long Number(this SqliteConnection connection, string sql, params (string Name, object Value)[] values) =>
        Convert.ToInt64(connection.Scalar(sql, values) ?? 0L, CultureInfo.InvariantCulture);
}
