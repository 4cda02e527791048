namespace Suffice.Confidence;

/// <summary>The labelled calls that a calibration was made on.</summary>
/// <param name="Sha256">The SHA-256 of their ids, verdicts and answers, in lower-case hexadecimal: the same calls give the same.</param>
/// <param name="Fitted">How many the estimator was fitted on.</param>
/// <param name="Held">How many were held back from fitting, for the threshold.</param>
public sealed record CalibrationSource(string Sha256, int Fitted, int Held);
