using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Evals;

/// <summary>Shows the runs of <c>suffice eval</c>.</summary>
public sealed partial class EvalsPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required EvalsFigures Figures { get; set; }
}
