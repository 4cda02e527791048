using Microsoft.Data.Sqlite;

namespace Suffice.Ledger;

/// <summary>A column and the value that a row has in it.</summary>
/// <typeparam name="T">What a row holds.</typeparam>
/// <param name="Name">The column's name.</param>
/// <param name="Value">Takes the value out: a long, a string, or <see langword="null"/>.</param>
internal sealed record Column<T>(string Name, Func<T, object?> Value)
{
    public static string Names(IEnumerable<Column<T>> columns) => string.Join(", ", columns.Select(column => column.Name));

    public static string Insert(string table, IReadOnlyCollection<Column<T>> columns) =>
        $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column.Name))})";
}

/// <summary>An insert prepared once and run for many rows.</summary>
/// <typeparam name="T">What a row holds.</typeparam>
internal sealed class PreparedInsert<T> : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly Column<T>[] _columns;

    public PreparedInsert(SqliteConnection connection, string sql, Column<T>[] columns)
    {
        _columns = columns;
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (Column<T> column in columns)
        {
            _command.Parameters.Add(new SqliteParameter("$" + column.Name, value: null));
        }
    }

    /// <summary>Inserts a row.</summary>
    /// <returns>What the statement returns, when it has a RETURNING clause and inserted.</returns>
    public object? Run(T row, SqliteTransaction transaction)
    {
        _command.Transaction = transaction;
        for (int index = 0; index < _columns.Length; index++)
        {
            _command.Parameters[index].Value = _columns[index].Value(row) ?? DBNull.Value;
        }

        return _command.ExecuteScalar();
    }

    public void Dispose() => _command.Dispose();
}
