namespace Suffice.Drift;

/// <summary>The score interval of a share (Wilson, JASA 22, 1927).</summary>
internal static class Wilson
{
    /// <summary>The interval.</summary>
    /// <param name="share">The share.</param>
    /// <param name="of">Of how many.</param>
    /// <param name="z">How many standard deviations it reaches to either side.</param>
    /// <returns>Its ends, within 0 and 1.</returns>
    public static (double Low, double High) Of(double share, long of, double z)
    {
        double z2 = z * z / of;
        double centre = (share + (z2 / 2)) / (1 + z2);
        double half = z * Math.Sqrt((share * (1 - share) / of) + (z2 / (4 * of))) / (1 + z2);

        // At 0 and 1 the formula gives these themselves; rounding would leave something beside them.
        return (share <= 0 ? 0 : Math.Max(0, centre - half), share >= 1 ? 1 : Math.Min(1, centre + half));
    }
}
