using System.Collections.Immutable;

namespace Suffice.Confidence;

/// <summary>Calibrates with a rising curve through fitted points, read along straight lines between them and flat beyond.</summary>
/// <remarks>Lines between the centres of the pooled blocks, and not steps, so that few scores tie.</remarks>
public sealed class IsotonicCalibrator : ICalibrator
{
    /// <summary>Makes one.</summary>
    /// <param name="scores">The points' scores, rising; at least one.</param>
    /// <param name="probabilities">The points' probabilities, from 0 to 1, never falling.</param>
    /// <exception cref="ArgumentException">The points do not rise, or are not as many scores as probabilities.</exception>
    public IsotonicCalibrator(ImmutableArray<double> scores, ImmutableArray<double> probabilities)
    {
        if (scores.IsDefaultOrEmpty || scores.Length != probabilities.Length)
        {
            throw new ArgumentException("A curve needs points: as many scores as probabilities.", nameof(scores));
        }

        for (int i = 0; i < scores.Length; i++)
        {
            if (probabilities[i] is not (>= 0 and <= 1) || !double.IsFinite(scores[i]) || (i > 0 && (scores[i] <= scores[i - 1] || probabilities[i] < probabilities[i - 1])))
            {
                throw new ArgumentException($"Point {i} does not rise above the one before it.", nameof(scores));
            }
        }

        Scores = scores;
        Probabilities = probabilities;
    }

    /// <summary>The points' scores, rising.</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>The points' probabilities, never falling.</summary>
    public ImmutableArray<double> Probabilities { get; }

    /// <inheritdoc/>
    public double Apply(double score)
    {
        int at = Scores.AsSpan().BinarySearch(score);
        if (at >= 0)
        {
            return Probabilities[at];
        }

        int next = ~at;
        if (next == 0 || next == Scores.Length)
        {
            return Probabilities[Math.Min(next, Scores.Length - 1)];
        }

        double share = (score - Scores[next - 1]) / (Scores[next] - Scores[next - 1]);
        return Probabilities[next - 1] + (share * (Probabilities[next] - Probabilities[next - 1]));
    }
}
