using System.Collections.Immutable;

namespace Suffice.Evaluation.Curves;

/// <summary>Whether stated probabilities hold: how often what was given 80% is right.</summary>
public static class Reliability
{
    /// <summary>How many bins are usual.</summary>
    public const int UsualBins = 15;

    /// <summary>Bins of equal width.</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="labels">Whether each came true.</param>
    /// <param name="bins">How many.</param>
    /// <returns>The bins that hold anything, by rising probability.</returns>
    public static ImmutableArray<ReliabilityBin> EqualWidth(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = UsualBins)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, probabilities.Length);
        ReliabilityBin[] filled = new ReliabilityBin[bins];
        for (int i = 0; i < probabilities.Length; i++)
        {
            int bin = Math.Clamp((int)(probabilities[i] * bins), 0, bins - 1);
            filled[bin] = filled[bin].With(probabilities[i], labels[i]);
        }

        return [.. filled.Where(bin => bin.Count > 0)];
    }

    /// <summary>Bins of equally many items.</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="labels">Whether each came true.</param>
    /// <param name="bins">How many.</param>
    /// <returns>The bins that hold anything, by rising probability.</returns>
    public static ImmutableArray<ReliabilityBin> EqualMass(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = UsualBins)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, probabilities.Length);
        double[] sorted = probabilities.ToArray();
        bool[] came = labels.ToArray();
        Array.Sort(sorted, came);
        ReliabilityBin[] filled = new ReliabilityBin[bins];
        for (int i = 0; i < sorted.Length; i++)
        {
            int bin = (int)((long)i * bins / sorted.Length);
            filled[bin] = filled[bin].With(sorted[i], came[i]);
        }

        return [.. filled.Where(bin => bin.Count > 0)];
    }

    /// <summary>The expected calibration error: the bins' mean gap between stated and true, weighted by their items.</summary>
    /// <param name="bins">The bins.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Error(ImmutableArray<ReliabilityBin> bins)
    {
        double count = bins.Sum(bin => bin.Count);
        return count == 0 ? 0 : bins.Sum(bin => bin.Count * Math.Abs(bin.Right - bin.Stated)) / count;
    }

    /// <summary>The calibration error that perfectly calibrated probabilities would show on as many items: no estimator can be seen to be better.</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="random">Draws what comes true.</param>
    /// <param name="draws">How often.</param>
    /// <param name="bins">How many bins, of equal width.</param>
    /// <returns>The mean over the draws.</returns>
    public static double NullError(ReadOnlySpan<double> probabilities, Random random, int draws = 200, int bins = UsualBins)
    {
        ArgumentNullException.ThrowIfNull(random);
        bool[] labels = new bool[probabilities.Length];
        double sum = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            for (int i = 0; i < labels.Length; i++)
            {
                labels[i] = random.NextDouble() < probabilities[i];
            }

            sum += Error(EqualWidth(probabilities, labels, bins));
        }

        return sum / draws;
    }

    /// <summary>The mean squared gap between probability and outcome (Brier 1950).</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="labels">Whether each came true.</param>
    /// <returns>From 0 to 1; not a number when there is none.</returns>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, probabilities.Length);
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double gap = probabilities[i] - (labels[i] ? 1 : 0);
            sum += gap * gap;
        }

        return sum / probabilities.Length;
    }
}

/// <summary>Items of about the same stated probability.</summary>
/// <param name="Count">How many.</param>
/// <param name="Stated">Their mean probability.</param>
/// <param name="Right">The share of them that came true.</param>
public readonly record struct ReliabilityBin(int Count, double Stated, double Right)
{
    internal ReliabilityBin With(double probability, bool came) => new(
        Count + 1,
        ((Stated * Count) + probability) / (Count + 1),
        ((Right * Count) + (came ? 1 : 0)) / (Count + 1));
}
