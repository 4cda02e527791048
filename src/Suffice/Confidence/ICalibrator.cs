namespace Suffice.Confidence;

/// <summary>Turns a raw score into a probability. Never decreasing: it changes what a score means, not the order of two.</summary>
public interface ICalibrator
{
    /// <summary>The probability that a score stands for.</summary>
    /// <param name="score">The score, in log-odds; any finite number.</param>
    /// <returns>From 0 to 1.</returns>
    double Apply(double score);
}
