using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Calibrations;

/// <summary>Shows the calibrations that tasks rest on.</summary>
public sealed partial class CalibrationsPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required CalibrationsFigures Figures { get; set; }
}
