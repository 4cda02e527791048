using Suffice.Agents.Observing;

namespace Suffice.Agents.Proposing;

/// <summary>What became of a weakness after a change held.</summary>
/// <param name="From">Since when the change holds (UTC).</param>
/// <param name="Until">Until when it is watched (UTC).</param>
/// <param name="Before">As long a time before it.</param>
public sealed record WatchFigures(DateTimeOffset From, DateTimeOffset Until, SeenShare Before)
{
    /// <summary>The time since, up to now or the end of the watch; <see langword="null"/> before the first look.</summary>
    public SeenShare? After { get; init; }

    /// <summary>The chance of so few tickets since, were the weakness as frequent as before (exact, as of <see cref="PatternRate.Surprise"/>).</summary>
    public double? Chance { get; init; }

    /// <summary>What it comes to, in a sentence; <see langword="null"/> while it is watched.</summary>
    public string? Outcome { get; init; }
}
