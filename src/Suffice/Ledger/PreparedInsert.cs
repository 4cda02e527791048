using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Suffice.Ledger;

/// <summary>An insert prepared once and run for many rows, inside whatever transaction the connection is in.</summary>
/// <remarks>
/// It speaks to SQLite's own interface: Microsoft.Data.Sqlite looks every parameter up by name for every row, which for rows of
/// twenty-five columns is most of the writer's time.
/// </remarks>
/// <typeparam name="T">What a row holds.</typeparam>
internal sealed class PreparedInsert<T> : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly Column<T>[] _columns;

    public PreparedInsert(SqliteConnection connection, string sql, Column<T>[] columns)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        _columns = columns;
        Demand(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Inserts a row.</summary>
    /// <returns>The number that a RETURNING clause gives; <see langword="null"/> when nothing was inserted or nothing is returned.</returns>
    public long? Run(T row)
    {
        for (int index = 0; index < _columns.Length; index++)
        {
            Demand(Bind(index + 1, _columns[index].Value(row)));
        }

        try
        {
            int result = raw.sqlite3_step(_statement);
            if (result != raw.SQLITE_ROW)
            {
                Demand(result);
                return null;
            }

            long returned = raw.sqlite3_column_int64(_statement, 0);
            Demand(raw.sqlite3_step(_statement));
            return returned;
        }
        finally
        {
            // Its code repeats the one of the step, which is thrown already.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int parameter, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, parameter),
        long number => raw.sqlite3_bind_int64(_statement, parameter, number),
        string text => raw.sqlite3_bind_text(_statement, parameter, text),
        _ => throw new InvalidOperationException($"A column holds {value.GetType().Name}; a long, a string or null belongs there."),
    };

    private void Demand(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
