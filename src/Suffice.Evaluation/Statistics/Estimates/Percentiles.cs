using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>Ends of an interval from draws.</summary>
internal static class Percentiles
{
    /// <summary>The middle share of the draws.</summary>
    /// <param name="draws">The draws; at least one. They are sorted in place.</param>
    /// <param name="confidence">The share, above 0 and below 1.</param>
    /// <returns>Its ends.</returns>
    public static Interval Middle(double[] draws, double confidence)
    {
        Array.Sort(draws);

        return new Interval(At(draws, (1 - confidence) / 2), At(draws, (1 + confidence) / 2));
    }

    /// <summary>The draw with a share of the draws below it, as k of B + 1.</summary>
    /// <param name="sorted">The draws, ascending; at least one.</param>
    /// <param name="share">The share.</param>
    /// <returns>The draw.</returns>
    public static double At(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Round(share * (sorted.Length + 1)) - 1, 0, sorted.Length - 1)];
}
