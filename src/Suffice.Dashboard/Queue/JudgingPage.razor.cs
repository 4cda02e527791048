using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Queue;

/// <summary>Shows the ticket that a person has in hand, without what the machine said until the person has rated it.</summary>
public sealed partial class JudgingPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required JudgingFigures Figures { get; set; }
}
