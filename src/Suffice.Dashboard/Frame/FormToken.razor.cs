using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Frame;

/// <summary>The field that every form carries, so that no other site can send it.</summary>
public sealed partial class FormToken
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }
}
