namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>Losses are only as good as their stated range: one outside it would void the guarantee.</summary>
internal static class LossRange
{
    // What a sum of fractions may be off by.
    private const double Rounding = 1e-12;

    /// <summary>The mean loss, scaled so that the range is 0 to 1.</summary>
    /// <param name="losses">The losses; at least one.</param>
    /// <param name="least">The least there can be.</param>
    /// <param name="most">The greatest there can be.</param>
    /// <returns>The mean, from 0 to 1.</returns>
    public static double MeanOf(ReadOnlySpan<double> losses, double least, double most)
    {
        double sum = 0;
        foreach (double loss in losses)
        {
            Check(loss, least, most);
            sum += loss;
        }

        return Math.Clamp(((sum / losses.Length) - least) / (most - least), 0, 1);
    }

    /// <summary>Throws when a loss is out of its range.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="least">The least there can be.</param>
    /// <param name="most">The greatest there can be.</param>
    public static void Check(double loss, double least, double most)
    {
        if (!(loss >= least - Rounding && loss <= most + Rounding))
        {
            throw new ArgumentException($"A loss of {loss} lies outside {least} to {most}, the range that was stated for it.", nameof(loss));
        }
    }
}
