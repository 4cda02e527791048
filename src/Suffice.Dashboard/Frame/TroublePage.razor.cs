using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Frame;

/// <summary>Says why there is no page, and where to go.</summary>
public sealed partial class TroublePage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>Why.</summary>
    [Parameter]
    [EditorRequired]
    public required string Message { get; set; }
}
