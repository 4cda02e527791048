using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Significance;

/// <summary>Has a rare event become more frequent? The exact test of two Poisson rates (Przyborowski and Wilenski, Biometrika 31, 1940).</summary>
/// <remarks>
/// Given their sum, one of two Poisson counts is binomial with its share of the exposure as chance. A tail with the earlier rate taken as known
/// would call the first event after none infinitely surprising; this one counts how little was seen before.
/// </remarks>
public static class PoissonRatio
{
    /// <summary>The chance of so many recent events or more, were the rate the same as before.</summary>
    /// <param name="recent">Recent events; at least 0.</param>
    /// <param name="recentExposure">How much was looked at recently; at least 0.</param>
    /// <param name="before">Earlier events; at least 0.</param>
    /// <param name="beforeExposure">How much was looked at before; at least 0, and with the recent above 0.</param>
    /// <returns>The one-sided p-value, 0 to 1; 1 where nothing was seen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or an exposure is negative, or both exposures are 0.</exception>
    public static double Surprise(long recent, double recentExposure, long before, double beforeExposure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recent);
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(recentExposure);
        ArgumentOutOfRangeException.ThrowIfNegative(beforeExposure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(recentExposure + beforeExposure);

        return Binomial.AtLeast(recent, recent + before, recentExposure / (recentExposure + beforeExposure));
    }
}
