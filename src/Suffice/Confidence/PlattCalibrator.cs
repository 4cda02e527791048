namespace Suffice.Confidence;

/// <summary>Calibrates with a straight line in log-odds: 1 / (1 + exp(-(slope · score + shift))) (Platt 1999).</summary>
/// <param name="Slope">How much a score is believed; above 0. 1 leaves it as it is.</param>
/// <param name="Shift">Added to the log-odds; 0 with temperature scaling.</param>
public sealed record PlattCalibrator(double Slope, double Shift) : ICalibrator
{
    /// <summary>A score that is its own log-odds.</summary>
    public static PlattCalibrator Identity { get; } = new(1, 0);

    /// <inheritdoc/>
    public double Apply(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Shift)));
}
