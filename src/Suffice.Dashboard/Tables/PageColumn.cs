namespace Suffice.Dashboard.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name for machines, in snake case.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Kind">What its cells are.</param>
public sealed record PageColumn(string Name, string Title, CellKind Kind = CellKind.Text)
{
    /// <summary>True when its shares have intervals, which are two more columns of a CSV file.</summary>
    public bool HasInterval { get; init; }

    /// <summary>Said of the title when a pointer rests on it.</summary>
    public string? Hint { get; init; }

    /// <summary>True for columns that are read as numbers, to the right.</summary>
    public bool IsNumeric => Kind is CellKind.Count or CellKind.Number or CellKind.Usd or CellKind.Share or CellKind.Duration;
}
