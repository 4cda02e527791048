using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Estimates;

namespace Suffice.Evaluation.Simulating;

/// <summary>What past calls would have been under another policy.</summary>
public sealed record SimulationReport
{
    /// <summary>Where the calls come from: <c>ledger</c> or <c>recording</c>.</summary>
    public required string From { get; init; }

    /// <summary>All calls.</summary>
    public required SimulatedTask Total { get; init; }

    /// <summary>The calls by task, the dearest first.</summary>
    public required ImmutableArray<SimulatedTask> Tasks { get; init; }

    /// <summary>What is not known, and of how many calls.</summary>
    public required ImmutableArray<UnknownPart> Unknown { get; init; }

    /// <summary>Calls of a ledger that were made under other versions of the policy in force: their gates are taken to be its.</summary>
    public long OtherVersions { get; init; }

    /// <summary>Share of answers as good as the last rung's under the new policy, from logged propensities; <see langword="null"/> when refused or not of a ledger.</summary>
    public PolicyValue? Value { get; init; }

    /// <summary>Why nothing is said by propensities; <see langword="null"/> when something is.</summary>
    public string? ValueRefused { get; init; }

    /// <summary>What was asked anew; <see langword="null"/> when nothing was.</summary>
    public ReplayedPart? Replayed { get; init; }
}

/// <summary>Something that is not known.</summary>
/// <param name="What">What, and why.</param>
/// <param name="Calls">Of how many calls.</param>
public sealed record UnknownPart(string What, long Calls);

/// <summary>What was asked anew.</summary>
/// <param name="Calls">Past calls that were run.</param>
/// <param name="Carried">Past calls that were carried over without asking anybody.</param>
/// <param name="Asked">Calls sent to providers.</param>
/// <param name="SpentUsd">What these cost in USD.</param>
/// <param name="Stopped">Why not all were run; <see langword="null"/> when they were.</param>
public sealed record ReplayedPart(long Calls, long Carried, long Asked, decimal SpentUsd, string? Stopped);
