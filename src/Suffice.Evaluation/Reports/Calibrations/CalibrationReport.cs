using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>A calibration with the plots a person signs it by, all of calls that took no part in fitting.</summary>
/// <param name="Calibration">The calibration.</param>
/// <param name="Reliability">Confidence in the first rung's answer beside how often it is right, in bins of equally many calls; empty without estimates.</param>
/// <param name="Aurc">Area under the risk-coverage curve of that confidence; <see langword="null"/> without estimates.</param>
/// <param name="Thresholds">What other thresholds would do, strictest first; empty when there is none to choose.</param>
/// <param name="Chosen">What the calibration's own does; <see langword="null"/> when it accepts nothing.</param>
internal sealed record CalibrationReport(
    Calibration Calibration, ImmutableArray<ReliabilityPoint> Reliability, double? Aurc, ImmutableArray<ThresholdPoint> Thresholds, ThresholdPoint? Chosen);

/// <summary>What a threshold does.</summary>
/// <param name="ServedBelow">Share of the calls that a rung below the last serves.</param>
/// <param name="Loss">Share of all calls that the promise counts as lost.</param>
/// <param name="Loss95">Its 95% interval (Wilson), for this threshold alone.</param>
public sealed record ThresholdPoint(double ServedBelow, double Loss, Interval Loss95);
