namespace Suffice.Ledger.Tables;

/// <summary>A column and the value that a row has in it.</summary>
/// <typeparam name="T">What a row holds.</typeparam>
/// <param name="Name">The column's name.</param>
/// <param name="Value">Takes the value out.</param>
internal sealed record Column<T>(string Name, Func<T, Cell> Value)
{
    public static string Names(IEnumerable<Column<T>> columns) => string.Join(", ", columns.Select(column => column.Name));

    public static string Insert(string table, IReadOnlyCollection<Column<T>> columns) =>
        $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
}
