using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Frame;

/// <summary>The document around every page: head, menu, title, period.</summary>
public sealed partial class Shell
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    // Days that were chosen stay chosen from part to part.
    private string PathOf(NavItem item) => item.HasPeriod && Frame.Period is { } period && (Frame.Query.ContainsKey("days") || Frame.Query.ContainsKey("from") || Frame.Query.ContainsKey("to"))
        ? Frame.Query.TryGetValue("days", out string? days) ? $"{item.Path}?days={Uri.EscapeDataString(days)}" : CallsLink.PageOf(item.Path, period)
        : item.Path;
}
