using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Agents.Observing;

/// <summary>How often a weakness is seen in seven days, beside the four weeks before them.</summary>
/// <param name="Recent">The seven days.</param>
/// <param name="Before">The four weeks before.</param>
public sealed record PatternRate(SeenShare Recent, SeenShare Before)
{
    /// <summary>
    /// The chance of so many tickets in the recent days or more, were the weakness no more frequent than before: the exact tail of two Poisson
    /// counts, given their sum (Przyborowski and Wilenski, Biometrika 31, 1940). Small is surprising.
    /// </summary>
    public double Surprise { get; init; }

    /// <summary>True when it is not known how many tickets were looked at, and <see cref="Surprise"/> compares by days.</summary>
    public bool IsByDays { get; init; }
}

/// <summary>Tickets with a weakness among the tickets looked at.</summary>
/// <param name="Tickets">Distinct tickets in which it was seen.</param>
/// <param name="LookedAt">Distinct tickets that those who noted it looked at; <see langword="null"/> when not known.</param>
public sealed record SeenShare(int Tickets, long? LookedAt)
{
    /// <summary>The share, 0 to 1; <see langword="null"/> when not known.</summary>
    public double? Share => LookedAt is > 0 ? (double)Tickets / LookedAt.Value : null;

    /// <summary>Its 95% interval (Wilson); <see langword="null"/> when not known.</summary>
    public Interval? Interval => LookedAt is > 0 ? WilsonInterval.Of(Tickets, LookedAt.Value) : null;
}
