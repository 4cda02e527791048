using System.Collections.Immutable;
using Suffice.Agents.Approving;
using Suffice.Agents.Proposing;

namespace Suffice.Dashboard.Agents;

/// <summary>One proposal: the change, what it rests on, what it costs, what trying it showed, what became of it.</summary>
public sealed record ProposalFigures
{
    /// <summary>The proposal: what <c>suffice review show --json</c> says.</summary>
    public required Proposal Proposal { get; init; }

    /// <summary>The change, line by line.</summary>
    public ImmutableArray<DiffLine> Lines { get; init; } = [];

    /// <summary>Where it has stood, the first first.</summary>
    public ImmutableArray<ProposalStep> Steps { get; init; } = [];

    /// <summary>What each case gave before and after, those that changed first; empty when nothing was tried or it cannot be told any more.</summary>
    public ImmutableArray<TriedCase> Cases { get; init; } = [];

    /// <summary>Identifies what is looked at here: approving goes by it, so that nothing is approved unseen.</summary>
    public required string Seen { get; init; }

    /// <summary>How long it is watched once it is approved.</summary>
    public required TimeSpan WatchedFor { get; init; }

    /// <summary>The version that approving it would write; <see langword="null"/> for advice, which changes no file.</summary>
    public int? NextVersion { get; init; }

    /// <summary>Why it cannot be approved now; <see langword="null"/> when it can.</summary>
    public string? WhyNot { get; init; }

    /// <summary>True when it can be taken back.</summary>
    public bool CanBeTakenBack => Proposal is { Version: not null, State: ProposalState.Approved or ProposalState.Kept or ProposalState.NotBetter };

    /// <summary>True when it can be rejected.</summary>
    public bool CanBeRejected => Proposal.State is ProposalState.Drafted or ProposalState.Inconclusive or ProposalState.Passed or ProposalState.Advice;

    /// <summary>True when what tickets say is left out, because whoever looks may not read it.</summary>
    public bool IsWithheld { get; init; }
}
