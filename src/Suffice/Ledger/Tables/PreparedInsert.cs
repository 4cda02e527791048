using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Suffice.Ledger.Tables;

/// <summary>An insert prepared once and run for many rows, inside whatever transaction the connection is in.</summary>
/// <remarks>
/// It speaks to SQLite's own interface: Microsoft.Data.Sqlite looks every parameter up by name for every row, which for rows of
/// twenty-five columns is most of the writer's time. SQLite keeps what is bound from one row to the next, so only what differs is bound again.
/// </remarks>
/// <typeparam name="T">What a row holds.</typeparam>
internal sealed class PreparedInsert<T> : IDisposable
{
    /// <summary>Longer texts (prompts, answers) get a buffer of their own, which is not kept.</summary>
    private const int LongestKept = 4096;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly Column<T>[] columns;
    private readonly Cell[] bound;
    private readonly byte[] utf8 = new byte[LongestKept * 3];

    public PreparedInsert(SqliteConnection connection, string sql, Column<T>[] columns)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        this.columns = columns;
        bound = new Cell[columns.Length];
        Demand(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Inserts a row.</summary>
    /// <remarks>A RETURNING clause would tell the same by way of a table of its own for every row.</remarks>
    /// <returns>The row's number in a table that has such; <see langword="null"/> when it was there already.</returns>
    public long? Run(T row)
    {
        for (int index = 0; index < columns.Length; index++)
        {
            Cell cell = columns[index].Value(row);
            if (!cell.IsSame(bound[index]))
            {
                Demand(Bind(index + 1, cell));
                bound[index] = cell;
            }
        }

        try
        {
            Demand(raw.sqlite3_step(statement));
            return raw.sqlite3_changes(database) == 0 ? null : raw.sqlite3_last_insert_rowid(database);
        }
        finally
        {
            // Its code repeats the one of the step, which is thrown already.
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int parameter, in Cell cell) =>
        cell.IsNumber ? raw.sqlite3_bind_int64(statement, parameter, cell.Number)
        : cell.Text is { } text ? BindText(parameter, text)
        : raw.sqlite3_bind_null(statement, parameter);

    private int BindText(int parameter, string text) => text.Length <= LongestKept
        ? raw.sqlite3_bind_text(statement, parameter, utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)))
        : raw.sqlite3_bind_text(statement, parameter, text);

    private void Demand(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
