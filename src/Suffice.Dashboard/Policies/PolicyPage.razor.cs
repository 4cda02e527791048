using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Policies;

/// <summary>Shows the policy in force, every value with its origin, and which ones were before.</summary>
public sealed partial class PolicyPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required PolicyFigures Figures { get; set; }
}
