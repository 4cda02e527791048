using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Tables;

/// <summary>Shows a table; its order is in the page's address.</summary>
public sealed partial class DataTable
{
    /// <summary>How many rows are shown at most: a browser takes its time over more, and a person does not read them.</summary>
    public const int MostRows = 1000;

    /// <summary>The table, in the order it is shown.</summary>
    [Parameter]
    [EditorRequired]
    public required PageTable Table { get; set; }

    /// <summary>How it is sorted: a column's name, with <c>-</c> before it for the largest first.</summary>
    [Parameter]
    public string? Order { get; set; }

    /// <summary>Makes the address of the page in another order; <see langword="null"/> for a table that is not sorted.</summary>
    [Parameter]
    public Func<string, string>? SortBy { get; set; }

    /// <summary>The address of its CSV file; <see langword="null"/> for none.</summary>
    [Parameter]
    public string? Csv { get; set; }

    /// <summary>What is said above its rows.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string? OrderOf(PageColumn column) => Order == column.Name ? "ascending" : Order == $"-{column.Name}" ? "descending" : null;

    // Numbers are looked at from the largest down, words from A on.
    private string NextOrder(PageColumn column) => column.IsNumeric || column.Kind is CellKind.Time or CellKind.Day
        ? Order == $"-{column.Name}" ? column.Name : $"-{column.Name}"
        : Order == column.Name ? $"-{column.Name}" : column.Name;
}
