using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;

namespace Suffice.Evaluation.Local;

/// <summary>A calibration of a ladder whose first rung is local.</summary>
/// <param name="Outcome">The calibration.</param>
/// <param name="Calls">The labelled calls.</param>
/// <param name="Model">The local model.</param>
public sealed record LocalCalibration(CalibrationOutcome Outcome, LabelledCalls Calls, LocalModel Model);
