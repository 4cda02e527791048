using System.Collections.Immutable;
using Suffice.Agents.Observing;

namespace Suffice.Dashboard.Agents;

/// <summary>One pattern: what it rests on, what was decided of it, what is proposed for it.</summary>
public sealed record PatternFigures
{
    /// <summary>The pattern as counted: what <c>suffice review patterns --json</c> says of it.</summary>
    public required Pattern Pattern { get; init; }

    /// <summary>Everything that counts for it, the latest first.</summary>
    public required ImmutableArray<Observation> Observations { get; init; }

    /// <summary>Everything that was decided of it, the first first.</summary>
    public required ImmutableArray<PatternDecision> Decisions { get; init; }

    /// <summary>What was proposed for it, the latest first.</summary>
    public required ImmutableArray<ProposalLine> Proposals { get; init; }

    /// <summary>Other patterns of the same agent, by their ids, with what they are: it can be counted with one of them.</summary>
    public required ImmutableArray<OtherPattern> Others { get; init; }

    /// <summary>True when what tickets say is left out, because whoever looks may not read it.</summary>
    public bool IsWithheld { get; init; }
}

/// <summary>Another pattern of the same agent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Why">Why it looks like the same; <see langword="null"/> when it does not.</param>
public sealed record OtherPattern(string Id, string Name, string? Why);
