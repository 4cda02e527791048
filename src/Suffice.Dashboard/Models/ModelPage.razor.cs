using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Models;

/// <summary>Shows one model: what it costs, how long it stays, whether it is still the one that was measured.</summary>
public sealed partial class ModelPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required ModelFigures Figures { get; set; }
}
