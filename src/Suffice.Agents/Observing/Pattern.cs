using System.Collections.Immutable;

namespace Suffice.Agents.Observing;

/// <summary>A weakness that repeats, as counted by code.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Key">Its key, such as <c>v1:ticket-triage|missing_detail|order_id|</c>.</param>
/// <param name="State">Where it stands.</param>
public sealed record Pattern(string Id, string Key, PatternState State)
{
    /// <summary>Whose weakness it is.</summary>
    public required string Agent { get; init; }

    /// <summary>What it is.</summary>
    public required string Code { get; init; }

    /// <summary>The field; empty when of none.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>The context item; empty when on none.</summary>
    public string ContextItem { get; init; } = string.Empty;

    /// <summary>When the rule was first met since it was last closed (UTC); <see langword="null"/> when it was not.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>True when it had been closed as resolved, and came back.</summary>
    public bool IsRegression { get; init; }

    /// <summary>The first and the last time it was seen (UTC).</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <inheritdoc cref="FirstSeen"/>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>Occurrences in the seven days before now.</summary>
    public int Occurrences { get; init; }

    /// <summary>Distinct traces in the seven days before now.</summary>
    public int Traces { get; init; }

    /// <summary>Distinct tickets in the seven days before now.</summary>
    public int Tickets { get; init; }

    /// <summary>All occurrences ever.</summary>
    public int Total { get; init; }

    /// <summary>Who noted it, in the order of their names.</summary>
    public ImmutableArray<string> ComplainedBy { get; init; } = [];

    /// <summary>How often it is seen, beside the four weeks before.</summary>
    public required PatternRate Rate { get; init; }

    /// <summary>What was decided of it last; <see langword="null"/> when nothing was.</summary>
    public PatternDecision? Decision { get; init; }

    /// <summary>The latest observations, newest first, ten at most.</summary>
    public ImmutableArray<Observation> Latest { get; init; } = [];

    /// <summary>Patterns that may be the same, and why it looks so. Proposed; only a person merges.</summary>
    public ImmutableArray<MergeSuggestion> MayBeSameAs { get; init; } = [];
}

/// <summary>Where a pattern stands.</summary>
public enum PatternState
{
    /// <summary>Seen, and not often enough yet.</summary>
    Forming,

    /// <summary>Repeats.</summary>
    Open,

    /// <summary>Not looked at until a day.</summary>
    Snoozed,

    /// <summary>Counted with another.</summary>
    Merged,

    /// <summary>Closed: its cause is gone.</summary>
    Resolved,

    /// <summary>Closed: nothing to act on.</summary>
    NotUseful,
}

/// <summary>A pattern that may be the same as another.</summary>
/// <param name="Key">The other's key.</param>
/// <param name="Why">Why it looks so.</param>
public sealed record MergeSuggestion(string Key, string Why);
