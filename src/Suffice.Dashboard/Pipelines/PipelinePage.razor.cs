using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Pipelines;

/// <summary>Shows the bill of a pipeline, step by step.</summary>
public sealed partial class PipelinePage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required PipelineFigures Figures { get; set; }
}
