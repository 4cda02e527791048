namespace Suffice.Confidence;

/// <summary>The estimator that a calibration belongs to.</summary>
/// <param name="File">Its file, relative to the calibration.</param>
/// <param name="Sha256">The SHA-256 of its content, in lower-case hexadecimal.</param>
public sealed record EstimatorPin(string File, string Sha256);
