namespace Suffice.Drift;

/// <summary>
/// The population stability index of two counts over the same bins, held against what it is when nothing has changed: it is then about
/// (1/n + 1/m) times chi-square with a degree less than there are bins (Yurdakul 2018), so that no fixed bound fits every size.
/// </summary>
/// <param name="Index">The index, from 0.</param>
/// <param name="Probability">Of an index this large or larger when nothing has changed.</param>
public readonly record struct PopulationStability(double Index, double Probability)
{
    /// <summary>The practical bound: what is smaller is of no account, however sure.</summary>
    public const double Practical = 0.05;

    /// <summary>How unlikely an index must be to count as a change.</summary>
    public const double Level = 0.001;

    /// <summary>True when it is both unlikely and large enough to matter.</summary>
    public bool IsAlarm => Probability < Level && Index > Practical;

    /// <summary>Compares two counts.</summary>
    /// <param name="before">The counts of the bins before; of at least two bins.</param>
    /// <param name="now">The counts of the same bins now.</param>
    /// <returns>The index; 0 when there is nothing to compare.</returns>
    public static PopulationStability Of(ReadOnlySpan<long> before, ReadOnlySpan<long> now)
    {
        if (before.Length != now.Length)
        {
            throw new ArgumentException("both counts must be over the same bins", nameof(now));
        }

        double n = 0;
        double m = 0;
        int used = 0;
        for (int i = 0; i < before.Length; i++)
        {
            n += before[i];
            m += now[i];
            used += before[i] + now[i] > 0 ? 1 : 0;
        }

        if (n == 0 || m == 0 || used < 2)
        {
            return new PopulationStability(0, 1);
        }

        double index = 0;
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] + now[i] > 0)
            {
                // Half a count more in each: an empty bin is rare, not impossible.
                double p = (before[i] + 0.5) / (n + (0.5 * used));
                double q = (now[i] + 0.5) / (m + (0.5 * used));
                index += (q - p) * Math.Log(q / p);
            }
        }

        return new PopulationStability(index, ChiSquare.UpperTail(index / ((1 / n) + (1 / m)), used - 1));
    }

    /// <summary>The index that is exceeded with a probability when nothing has changed.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="bins">How many bins, at least 2.</param>
    /// <param name="before">How many observations before.</param>
    /// <param name="now">How many now.</param>
    /// <returns>The cut-off.</returns>
    public static double CutOff(double probability, int bins, long before, long now) =>
        ((1.0 / before) + (1.0 / now)) * ChiSquare.Exceeded(probability, bins - 1);
}
