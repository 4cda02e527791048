using System.Collections.Immutable;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Verdicts;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Dashboard.Agents;

/// <summary>What each agent did, what was noted of it, which of that repeats, and what is proposed. No quote of a ticket is in it.</summary>
public sealed record AgentsFigures
{
    /// <summary>The days it is of.</summary>
    public required Period Period { get; init; }

    /// <summary>Each agent: the policy's workers, and those of which something was noted.</summary>
    public required ImmutableArray<AgentFigures> Agents { get; init; }

    /// <summary>What was noted in the days, by agent, code and field, the most frequent first.</summary>
    public required ImmutableArray<NotedCode> Noted { get; init; }

    /// <summary>The weaknesses that repeat, and those that form, snooze or were closed; open ones first.</summary>
    public required ImmutableArray<Pattern> Patterns { get; init; }

    /// <summary>The proposals, those that wait for a person first.</summary>
    public required ImmutableArray<ProposalLine> Proposals { get; init; }
}

/// <summary>An agent, at a glance.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="IsWorker">True for a worker of the policy, whose files can be changed here.</param>
public sealed record AgentFigures(string Agent, bool IsWorker)
{
    /// <summary>The verdicts of the days, by decision.</summary>
    public ImmutableArray<DecisionShare> Verdicts { get; init; } = [];

    /// <summary>How many verdicts.</summary>
    public long Judged => Verdicts.Sum(share => share.Count);

    /// <summary>Its tickets that wait for a person; <see langword="null"/> for what is no worker.</summary>
    public long? Waiting { get; init; }

    /// <summary>Those of them that wait because it asks for a person.</summary>
    public long? Exceptions { get; init; }

    /// <summary>What was noted of it in the days.</summary>
    public long Noted { get; init; }

    /// <summary>Its open patterns.</summary>
    public long OpenPatterns { get; init; }

    /// <summary>Its proposals, by state.</summary>
    public ImmutableSortedDictionary<ProposalState, long> Proposals { get; init; } = ImmutableSortedDictionary<ProposalState, long>.Empty;
}

/// <summary>How often a worker decided so.</summary>
/// <param name="Decision">What.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">The share of its verdicts, 1 for all; <see langword="null"/> without any.</param>
/// <param name="Interval">Its 95% interval (Wilson).</param>
public sealed record DecisionShare(Decision Decision, long Count, double? Share, Interval? Interval);

/// <summary>One weakness, as counted in the days.</summary>
/// <param name="Agent">Whose.</param>
/// <param name="Code">What it is.</param>
/// <param name="Field">Of which field; empty for none.</param>
/// <param name="ContextItem">On which context item; empty for none.</param>
/// <param name="Count">How often it was noted.</param>
/// <param name="Tickets">On how many tickets.</param>
/// <param name="LastSeen">When last (UTC).</param>
/// <param name="Pattern">The id of the pattern that it counts for.</param>
public sealed record NotedCode(string Agent, string Code, string Field, string ContextItem, long Count, long Tickets, DateTimeOffset LastSeen, string Pattern);

/// <summary>A proposal in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Agent">Whom it would change.</param>
/// <param name="Target">The file and its version; the agent alone for advice.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Pattern">The id of the pattern it answers.</param>
/// <param name="At">When it was made (UTC).</param>
/// <param name="ExpiresAt">When it goes stale (UTC).</param>
/// <param name="Gate">What trying it gave; <see langword="null"/> before it was tried.</param>
/// <param name="CostUsd">What drafting and trying it cost, in USD.</param>
/// <param name="Approver">Who decided; <see langword="null"/> when nobody has.</param>
public sealed record ProposalLine(
    string Id, string Agent, string Target, ProposalKind Kind, ProposalState State, string Pattern, DateTimeOffset At, DateTimeOffset ExpiresAt, GateResult? Gate, decimal CostUsd, string? Approver)
{
    /// <summary>True when a person has to decide on it.</summary>
    public bool Waits => State is ProposalState.Passed or ProposalState.Advice or ProposalState.Inconclusive or ProposalState.Drafted;

    /// <summary>A proposal in short.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <returns>The line.</returns>
    public static ProposalLine Of(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);

        return new ProposalLine(
            proposal.Id,
            proposal.Target.Agent,
            proposal.Target.ToString(),
            proposal.Kind,
            proposal.State,
            proposal.Pattern.Id,
            proposal.At,
            proposal.ExpiresAt,
            proposal.Gate?.Result,
            proposal.CostUsd,
            proposal.Approver);
    }
}
