using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Requests;

/// <summary>What would happen to a request today, beside what happened then.</summary>
public sealed partial class ExplainCard
{
    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required ExplainFigures Figures { get; set; }
}
