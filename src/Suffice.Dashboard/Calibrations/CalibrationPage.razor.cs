using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Confidence;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Plots;
using Suffice.Evaluation.Reports.Calibrations;

namespace Suffice.Dashboard.Calibrations;

/// <summary>Shows one calibration: the promise, the proof, whether the confidence holds, what other thresholds would do.</summary>
public sealed partial class CalibrationPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required CalibrationFigures Figures { get; set; }

    private ImmutableArray<PlanePoint> Reliability =>
    [
        .. (Figures.Plots?.Reliability ?? []).Select(point => new PlanePoint(point.Stated, point.Right)
        {
            Low = point.Right95.Low,
            High = point.Right95.High,
            Note = Reports.Figures.Count(point.Calls, "call"),
        }),
    ];

    // The chosen threshold lies on the curve, between two of its grid.
    private ImmutableArray<PlanePoint> Curve =>
    [
        .. (Figures.Plots?.Thresholds ?? []).Select(point => Of(point, isChosen: false))
            .Concat(Figures.Plots?.Chosen is { } chosen ? [Of(chosen, isChosen: true)] : [])
            .OrderBy(point => point.X).ThenBy(point => point.Y),
    ];

    private double? Limit => Figures.Calibration.Promise is { Kind: PromiseKind.Regret or PromiseKind.FloorRisk } promise ? promise.Value : null;

    private string? LimitName => Limit is { } limit ? $"promised: at most {Reports.Figures.Percent(limit)}" : null;

    private string CurveNote => $"The share of calls that a rung below the last serves, and the share of all calls lost by it. {(Limit is { } limit ? $"The dashed line is the promised {Reports.Figures.Percent(limit)}. " : null)}{(Figures.Plots?.Chosen is null ? "No threshold was chosen." : "The ring is the chosen threshold, with its 95% interval.")}";

    private static PlanePoint Of(ThresholdPoint point, bool isChosen) => new(point.ServedBelow, point.Loss)
    {
        IsChosen = isChosen,
        Low = isChosen ? point.Loss95.Low : null,
        High = isChosen ? point.Loss95.High : null,
        Note = isChosen ? "the chosen threshold" : null,
    };
}
