namespace Suffice.Evaluation.Statistics.Functions;

/// <summary>Exact binomial probabilities and the exact bounds of a share that follow from them.</summary>
/// <remarks>Precise to about 1e-12 of the value for millions of tries.</remarks>
public static class Binomial
{
    /// <summary>The probability of at most so many hits.</summary>
    /// <param name="hits">Hits; below 0 gives 0, from <paramref name="tries"/> on 1.</param>
    /// <param name="tries">Tries; at least 0.</param>
    /// <param name="chance">Chance of a hit, 0 to 1.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Tries are negative, or the chance is not from 0 to 1.</exception>
    public static double AtMost(long hits, long tries, double chance)
    {
        Check(tries, chance);

        return hits < 0 ? 0 : hits >= tries ? 1 : IncompleteBeta.Of(tries - hits, hits + 1, 1 - chance);
    }

    /// <summary>The probability of at least so many hits.</summary>
    /// <param name="hits">Hits; 0 or below gives 1, above <paramref name="tries"/> 0.</param>
    /// <param name="tries">Tries; at least 0.</param>
    /// <param name="chance">Chance of a hit, 0 to 1.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Tries are negative, or the chance is not from 0 to 1.</exception>
    public static double AtLeast(long hits, long tries, double chance)
    {
        Check(tries, chance);

        return hits <= 0 ? 1 : hits > tries ? 0 : IncompleteBeta.Of(hits, tries - hits + 1, chance);
    }

    /// <summary>The probability of exactly so many hits.</summary>
    /// <param name="hits">Hits.</param>
    /// <param name="tries">Tries; at least 0.</param>
    /// <param name="chance">Chance of a hit, 0 to 1.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Tries are negative, or the chance is not from 0 to 1.</exception>
    public static double Exactly(long hits, long tries, double chance)
    {
        Check(tries, chance);
        if (hits < 0 || hits > tries)
        {
            return 0;
        }

        return chance switch
        {
            0 => hits == 0 ? 1 : 0,
            1 => hits == tries ? 1 : 0,
            _ => LogTerms.BinomialMass(hits, tries, chance),
        };
    }

    /// <summary>The exact upper bound of a share (Clopper and Pearson, Biometrika 26, 1934), one-sided.</summary>
    /// <param name="hits">Hits seen, 0 to <paramref name="tries"/>.</param>
    /// <param name="tries">Tries; at least 1.</param>
    /// <param name="confidence">How sure, above 0 and below 1, such as 0.95.</param>
    /// <returns>The chance at which so few hits would have a probability of only 1 - confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The counts are impossible, or the confidence is not above 0 and below 1.</exception>
    public static double UpperBound(long hits, long tries, double confidence)
    {
        CheckSeen(hits, tries, confidence);

        return hits == tries ? 1 : IncompleteBeta.Inverse(hits + 1, tries - hits, confidence);
    }

    /// <summary>The exact lower bound of a share (Clopper and Pearson), one-sided.</summary>
    /// <param name="hits">Hits seen, 0 to <paramref name="tries"/>.</param>
    /// <param name="tries">Tries; at least 1.</param>
    /// <param name="confidence">How sure, above 0 and below 1, such as 0.95.</param>
    /// <returns>The chance at which so many hits would have a probability of only 1 - confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The counts are impossible, or the confidence is not above 0 and below 1.</exception>
    public static double LowerBound(long hits, long tries, double confidence)
    {
        CheckSeen(hits, tries, confidence);

        return hits == 0 ? 0 : IncompleteBeta.Inverse(hits, tries - hits + 1, 1 - confidence);
    }

    /// <summary>How few tries with so many hits show that the chance is below a limit.</summary>
    /// <param name="hits">Hits seen; at least 0.</param>
    /// <param name="limit">The limit, above 0 and below 1.</param>
    /// <param name="confidence">How sure, above 0 and below 1, such as 0.95.</param>
    /// <returns>The least number of tries at which <see cref="AtMost"/> is at most 1 - confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static long TriesNeeded(long hits, double limit, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(limit, 1);
        CheckSeen(hits, hits + 1, confidence);

        long low = hits;
        long high = hits + 1;
        while (AtMost(hits, high, limit) > 1 - confidence)
        {
            (low, high) = (high, 2 * high);
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = AtMost(hits, middle, limit) > 1 - confidence ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static void Check(long tries, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tries);
        if (!(chance is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance lies from 0 to 1.");
        }
    }

    private static void CheckSeen(long hits, long tries, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, tries);
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies above 0 and below 1, such as 0.95.");
        }
    }
}
