using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Frame;

/// <summary>A table of a page: its order and its CSV file are in the page's address (<c>sort=TABLE.COLUMN</c>, <c>csv=TABLE</c>).</summary>
public sealed partial class FramedTable
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>The table.</summary>
    [Parameter]
    [EditorRequired]
    public required PageTable Table { get; set; }

    /// <summary>What is said above its rows.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string? Order => Frame.Query.TryGetValue("sort", out string? sort) && sort.Split('.') is [{ } table, { } order] && table == Table.Name ? order : null;

    private PageTable Sorted => Table.SortedBy(Order);

    private string Sorting(string order) => $"{Frame.With(("sort", $"{Table.Name}.{order}"))}#{Table.Name}";
}
