using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Significance;

/// <summary>How many items a comparison needs, by the normal approximation that simulations bear out from about 60 disagreements on.</summary>
public static class SampleSize
{
    /// <summary>
    /// Items for a paired non-inferiority test: (z_a + z_b)^2 (disagreement - difference^2) / (margin + difference)^2. With a difference below
    /// -margin it is the number that shows inferiority.
    /// </summary>
    /// <param name="margin">The margin as a share; 0.02 is two points.</param>
    /// <param name="discordance">Share of the items on which the models disagree, 0 to 1.</param>
    /// <param name="difference">Small minus large in truth, as assumed.</param>
    /// <param name="confidence">One-sided, such as 0.95.</param>
    /// <param name="power">The chance that the test then passes, such as 0.8.</param>
    /// <returns>The number; <see langword="null"/> when the difference lies on the margin, which no number of items settles, or the number passes a billion.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence or power is not above 0 and below 1, or the disagreement is not from 0 to 1.</exception>
    public static long? PairedNonInferiority(double margin, double discordance, double difference = 0, double confidence = 0.95, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(discordance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(discordance, 1);

        return ForMean(Math.Max(0, discordance - (difference * difference)), margin + difference, confidence, power);
    }

    /// <summary>Items that tell a mean from a limit.</summary>
    /// <param name="variance">The variance of one item.</param>
    /// <param name="distance">How far the mean lies from the limit, on either side.</param>
    /// <param name="confidence">One-sided, such as 0.95.</param>
    /// <param name="power">The chance that the test then passes.</param>
    /// <returns>The number; <see langword="null"/> when there is no distance, or the number passes a billion.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence or power is not above 0 and below 1.</exception>
    public static long? ForMean(double variance, double distance, double confidence = 0.95, double power = 0.8)
    {
        double z = NormalDistribution.Quantile(confidence) + NormalDistribution.Quantile(power);
        double items = Math.Ceiling(z * z * variance / (distance * distance));

        return items <= 1e9 ? Math.Max(1, (long)items) : null;
    }

    /// <summary>Items that tell a share from a mark.</summary>
    /// <param name="share">The share in truth, as assumed.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="confidence">One-sided, such as 0.95.</param>
    /// <param name="power">The chance that the test then passes.</param>
    /// <returns>The number; <see langword="null"/> when the share lies on the mark.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence or power is not above 0 and below 1.</exception>
    public static long? ForShare(double share, double mark, double confidence = 0.95, double power = 0.8)
    {
        double spread = (NormalDistribution.Quantile(confidence) * Math.Sqrt(mark * (1 - mark)))
            + (NormalDistribution.Quantile(power) * Math.Sqrt(share * (1 - share)));
        double items = Math.Ceiling(spread * spread / ((share - mark) * (share - mark)));

        return items <= 1e9 ? Math.Max(1, (long)items) : null;
    }
}
