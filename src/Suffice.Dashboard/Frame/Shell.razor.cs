using Microsoft.AspNetCore.Components;

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
}
