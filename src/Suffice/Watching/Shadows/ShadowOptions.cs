using System.Collections.Frozen;

namespace Suffice.Watching.Shadows;

/// <summary>How an engine compares accepted answers with the last rung's; which and how often is the policy's.</summary>
public sealed record ShadowOptions
{
    /// <summary>Draws which answers are compared; used under a lock.</summary>
    public required Random Random { get; init; }

    /// <summary>What was spent on it before the start, on <see cref="SpentOn"/>, in USD by task: a restart does not open the budget anew.</summary>
    public IReadOnlyDictionary<string, decimal> Spent { get; init; } = FrozenDictionary<string, decimal>.Empty;

    /// <summary>The day (UTC) of <see cref="Spent"/>.</summary>
    public DateOnly SpentOn { get; init; }

    /// <summary>How many answers may wait to be compared; further ones are dropped and counted. Default 64.</summary>
    public int Queue { get; init; } = 64;

    /// <summary>How many are compared at a time. Default 2.</summary>
    public int AtATime { get; init; } = 2;

    /// <summary>The longest one comparison may take; the task's own deadline holds where it is shorter. Default 2 min.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long what waits may still be compared once the engine is told to end; the rest is given up. Default 10 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);
}
