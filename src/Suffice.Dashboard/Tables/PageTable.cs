using System.Collections.Immutable;

namespace Suffice.Dashboard.Tables;

/// <summary>A table: a page shows it, a command prints it, a CSV file holds its exact values.</summary>
/// <param name="Name">Its name among the tables of its page, in snake case.</param>
/// <param name="Caption">What it is, for people.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column.</param>
public sealed record PageTable(string Name, string Caption, ImmutableArray<PageColumn> Columns, ImmutableArray<ImmutableArray<Cell>> Rows)
{
    /// <summary>A last row that sums up; a CSV file leaves it out.</summary>
    public ImmutableArray<Cell> Foot { get; init; } = [];

    /// <summary>What to do when it has no rows.</summary>
    public string Empty { get; init; } = "Nothing yet.";

    /// <summary>True when its order means something, so that it is not sorted by column.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Its rows by a column.</summary>
    /// <param name="order">A column's name, with <c>-</c> before it for the largest first; another text leaves the order.</param>
    /// <returns>The table; rows without a value come last either way.</returns>
    public PageTable SortedBy(string? order)
    {
        string name = order?.TrimStart('-') ?? string.Empty;
        int column = Columns.IndexOf(Columns.FirstOrDefault(known => known.Name == name)!);
        if (column < 0 || IsOrdered)
        {
            return this;
        }

        IEnumerable<ImmutableArray<Cell>> known = Rows.Where(row => row[column].Value is not null);
        IEnumerable<ImmutableArray<Cell>> sorted = order![0] == '-'
            ? known.OrderByDescending(row => row[column].Value, CellOrder.Comparer)
            : known.OrderBy(row => row[column].Value, CellOrder.Comparer);

        return this with { Rows = [.. sorted, .. Rows.Where(row => row[column].Value is null)] };
    }
}
