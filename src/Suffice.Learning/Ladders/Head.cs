using Suffice.Confidence;
using Suffice.Learning.Linear;

namespace Suffice.Learning.Ladders;

/// <summary>Estimates one thing: a score of all that a look shows, and the probability it stands for.</summary>
/// <param name="Scorer">Scores signals and text score together.</param>
/// <param name="Calibrator">Turns the score into a probability.</param>
/// <param name="Edge">Nearer than this to certainty nothing can be known from so few calls.</param>
internal sealed record Head(IDenseScorer Scorer, ICalibrator Calibrator, double Edge)
{
    /// <summary>The probability.</summary>
    public double Estimate(ReadOnlySpan<double> values) => Math.Clamp(Calibrator.Apply(Scorer.Score(values)), Edge, 1 - Edge);
}
