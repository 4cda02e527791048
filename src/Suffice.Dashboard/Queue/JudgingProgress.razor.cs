using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Queue;

/// <summary>Shows how many tickets are judged, and how far it is to the mark.</summary>
public sealed partial class JudgingProgress
{
    /// <summary>What the page says.</summary>
    [Parameter]
    [EditorRequired]
    public required JudgingFigures Figures { get; set; }
}
