namespace Suffice.Drift;

/// <summary>The score interval of a share (Wilson, JASA 22, 1927).</summary>
internal static class Wilson
{
    /// <summary>The interval, which may reach past 0 and 1 by rounding.</summary>
    /// <param name="share">The share.</param>
    /// <param name="of">Of how many.</param>
    /// <param name="z">How many standard deviations it reaches to either side.</param>
    /// <returns>Its ends.</returns>
    public static (double Low, double High) Of(double share, long of, double z)
    {
        double z2 = z * z / of;
        double centre = (share + (z2 / 2)) / (1 + z2);
        double half = z * Math.Sqrt((share * (1 - share) / of) + (z2 / (4 * of))) / (1 + z2);

        return (centre - half, centre + half);
    }
}
