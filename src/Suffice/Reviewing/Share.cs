using Suffice.Drift;

namespace Suffice.Reviewing;

/// <summary>A share that was counted, with its 95% interval (Wilson, JASA 22, 1927).</summary>
/// <param name="Hits">How many.</param>
/// <param name="Of">Of how many.</param>
public sealed record Share(long Hits, long Of)
{
    // The 97.5% point of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>The share; <see langword="null"/> of nothing.</summary>
    public double? Rate => Of == 0 ? null : (double)Hits / Of;

    /// <summary>The lower end of its interval; <see langword="null"/> of nothing.</summary>
    public double? Low => Of == 0 ? null : Ends.Low;

    /// <summary>The upper end of its interval; <see langword="null"/> of nothing.</summary>
    public double? High => Of == 0 ? null : Ends.High;

    private (double Low, double High) Ends => Wilson.Of((double)Hits / Of, Of, Z);
}
