using Suffice.Policy;

namespace Suffice.Evaluation.Simulating;

/// <summary>What is simulated, and within what limits.</summary>
public sealed record SimulationOptions
{
    /// <summary>The new policy.</summary>
    public required SufficePolicy Next { get; init; }

    /// <summary>The policy in force.</summary>
    public required SufficePolicy Now { get; init; }

    /// <summary>Only calls of this task; <see langword="null"/> for all.</summary>
    public string? Task { get; init; }

    /// <summary>Only calls since then; <see langword="null"/> for all. Recordings hold no times and are not asked for it.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Which calls are sent to providers. Default: none.</summary>
    public ReplayScope Replay { get; init; }

    /// <summary>The most that calls to providers may cost in USD; <see langword="null"/> for no cap.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>Where answers of providers are kept, so that the same simulation does not ask twice; <see langword="null"/> for nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Calls in flight at once, 1 to 100. Default 8.</summary>
    public int Concurrency { get; init; } = 8;
}

/// <summary>Which calls of a simulation are sent to providers.</summary>
public enum ReplayScope
{
    /// <summary>None: what is at hand must do.</summary>
    None,

    /// <summary>Those of which what is at hand does not tell what the new policy would do; answers at hand are not asked for again.</summary>
    Differences,

    /// <summary>All, under the new policy, whatever is at hand: the yardstick of the differences.</summary>
    All,
}
