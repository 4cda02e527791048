using System.Collections.Immutable;

namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>The thresholds that a calibration tries, fixed before any label is looked at.</summary>
public static class ThresholdGrid
{
    /// <summary>Thresholds at equal steps of the share that would be accepted, strictest first.</summary>
    /// <param name="scores">
    /// Scores of calls like those to be served, low for accept; no label of theirs may have had a part in the choice. Infinite ones are never accepted.
    /// </param>
    /// <param name="steps">How many; 40 by default, so that one step is 2.5% of the calls.</param>
    /// <returns>The distinct thresholds, ascending; none when no score is finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no steps.</exception>
    /// <exception cref="ArgumentException">A score is not a number.</exception>
    public static ImmutableArray<double> FromScores(ReadOnlySpan<double> scores, int steps = 40)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double[] sorted = scores.ToArray();
        if (Array.Exists(sorted, double.IsNaN))
        {
            throw new ArgumentException("A score is not a number; a call that cannot be scored has the score +infinity.", nameof(scores));
        }

        Array.Sort(sorted);
        SortedSet<double> thresholds = [];
        for (int step = 1; step <= steps; step++)
        {
            int rank = (int)Math.Ceiling((double)step * sorted.Length / steps);
            if (rank > 0 && double.IsFinite(sorted[rank - 1]))
            {
                thresholds.Add(sorted[rank - 1]);
            }
        }

        return [.. thresholds];
    }
}
