using System.Collections.Immutable;
using Suffice.Agents.Contexts;
using Suffice.Agents.Observing;

namespace Suffice.Agents.Proposing;

/// <summary>A proposed answer to a pattern: mostly a change of single items of a context file, with what it rests on, what it costs and what trying it showed.</summary>
/// <param name="Id">Such as <c>P-2026-0113</c>.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="State">Where it stands.</param>
public sealed record Proposal(string Id, ProposalKind Kind, ProposalState State)
{
    /// <summary>What it would change: of the agent that must change, not of the one that complained.</summary>
    public required ProposalTarget Target { get; init; }

    /// <summary>The pattern as it stood.</summary>
    public required PatternFacts Pattern { get; init; }

    /// <summary>What it rests on; every quote was found in its ticket.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>Why the pattern arises. A hypothesis until the gate has passed the change that follows from it.</summary>
    public required Cause Cause { get; init; }

    /// <summary>The change, item by item; empty for advice.</summary>
    public ImmutableArray<ContextEdit> Edits { get; init; } = [];

    /// <summary>The change as people read it: lines that begin with <c>+</c> and <c>-</c>.</summary>
    public string Diff { get; init; } = string.Empty;

    /// <summary>What is to be done that is no change of a context file; empty for one that is.</summary>
    public string Advice { get; init; } = string.Empty;

    /// <summary>What the change costs, call by call; <see langword="null"/> for advice.</summary>
    public ChangeCost? Cost { get; init; }

    /// <summary>What trying it showed, as JSON; <see langword="null"/> before it was tried.</summary>
    public GateFigures? Gate { get; init; }

    /// <summary>Why it was refused, by the gate, by a check or by a person; empty when it was not.</summary>
    public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it goes stale (UTC): the pattern it rests on is then too old to decide by.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The how manieth try for its pattern, from 1 to 3.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Who approved, rejected or rolled it back; <see langword="null"/> when nobody has.</summary>
    public string? Approver { get; init; }

    /// <summary>When that was (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The version that approving it wrote; <see langword="null"/> when none.</summary>
    public int? Version { get; init; }

    /// <summary>What became of it once it held; <see langword="null"/> when it does not.</summary>
    public WatchFigures? Watch { get; init; }

    /// <summary>The ledger's rows of the strong model's calls.</summary>
    public ImmutableArray<string> Requests { get; init; } = [];

    /// <summary>What drafting and trying it have cost, USD; all of it is in the ledger too.</summary>
    public decimal CostUsd { get; init; }

    /// <summary>True while it stands in the way of another for the same pattern.</summary>
    public bool IsOpen => State is ProposalState.Drafted or ProposalState.Passed or ProposalState.Inconclusive or ProposalState.Advice or ProposalState.Approved;
}

/// <summary>What is proposed.</summary>
public enum ProposalKind
{
    /// <summary>Items are added.</summary>
    AddContextItem,

    /// <summary>Items are written anew.</summary>
    EditItem,

    /// <summary>Items are taken out.</summary>
    RemoveItem,

    /// <summary>Much of a file is written anew.</summary>
    RewriteContext,

    /// <summary>A tool upstream should bring a field.</summary>
    AddToolField,

    /// <summary>A threshold should be another.</summary>
    ChangeThreshold,

    /// <summary>The ladder should have another model.</summary>
    SwitchModel,

    /// <summary>Another agent or system should change.</summary>
    FixUpstream,

    /// <summary>Nothing should change.</summary>
    Nothing,
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>Checked by code, not tried yet.</summary>
    Drafted,

    /// <summary>What the model wrote broke a rule; it counts as a try.</summary>
    Invalid,

    /// <summary>The gate refused it.</summary>
    Refused,

    /// <summary>The gate could not tell; it waits for checked cases.</summary>
    Inconclusive,

    /// <summary>The gate passed it; a person decides.</summary>
    Passed,

    /// <summary>Nothing that a gate could try; a person decides.</summary>
    Advice,

    /// <summary>A person approved it; it is watched.</summary>
    Approved,

    /// <summary>A person rejected it.</summary>
    Rejected,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>It helped, and stays.</summary>
    Kept,

    /// <summary>It was watched, and is not shown to have helped.</summary>
    NotBetter,

    /// <summary>It was taken back.</summary>
    RolledBack,
}

/// <summary>What a proposal would change.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="File">The file, such as <c>standards.md</c>; empty for advice.</param>
/// <param name="Version">The file's version that it was made for; 0 for advice.</param>
/// <param name="Hash">Identifies the file's text as it was then.</param>
public sealed record ProposalTarget(string Agent, string File, int Version, string Hash)
{
    /// <inheritdoc/>
    public override string ToString() => File.Length == 0 ? Agent : $"{Agent}/{File}@{Version}";
}

/// <summary>A pattern as it stood when a proposal was made of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Occurrences">Occurrences in seven days.</param>
/// <param name="Tickets">Distinct tickets in seven days.</param>
/// <param name="Rate">How often, beside the four weeks before.</param>
/// <param name="ComplainedBy">Who noted it.</param>
/// <param name="FirstSeen">First seen (UTC).</param>
/// <param name="LastSeen">Last seen (UTC).</param>
public sealed record PatternFacts(
    string Id, string Key, int Occurrences, int Tickets, PatternRate Rate, ImmutableArray<string> ComplainedBy, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
{
    /// <summary>The facts of a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The facts.</returns>
    public static PatternFacts Of(Pattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);

        return new PatternFacts(pattern.Id, pattern.Key, pattern.Occurrences, pattern.Tickets, pattern.Rate, pattern.ComplainedBy, pattern.FirstSeen, pattern.LastSeen);
    }
}

/// <summary>One piece of evidence.</summary>
/// <param name="Trace">Where it was seen.</param>
/// <param name="Ticket">In which ticket.</param>
/// <param name="Quote">What the ticket says; empty where what was noted is that something is not there.</param>
public sealed record Evidence(string Trace, string Ticket, string Quote);

/// <summary>Why a pattern arises.</summary>
/// <param name="Status">What it is worth.</param>
/// <param name="Text">Why, in the strong model's words.</param>
public sealed record Cause(CauseStatus Status, string Text);

/// <summary>What a stated cause is worth.</summary>
public enum CauseStatus
{
    /// <summary>Somebody says so.</summary>
    Hypothesis,

    /// <summary>The change that follows from it passed the gate.</summary>
    Confirmed,

    /// <summary>The change that follows from it did not help.</summary>
    Refuted,
}
