namespace Suffice.Agents.Observing;

/// <summary>What was decided of a pattern last.</summary>
/// <param name="Key">The pattern's key.</param>
/// <param name="Action">What.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">By whom.</param>
/// <param name="Why">Why; empty when nothing was said.</param>
public sealed record PatternDecision(string Key, PatternAction Action, DateTimeOffset At, string By, string Why)
{
    /// <summary>The day (UTC) on which a snoozed one is looked at again.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The key of the pattern that it is a part of.</summary>
    public string? Into { get; init; }
}

/// <summary>What can be decided of a pattern.</summary>
public enum PatternAction
{
    /// <summary>Not looked at until a day.</summary>
    Snoozed,

    /// <summary>Counted with another.</summary>
    Merged,

    /// <summary>Its cause is gone; it opens again when it is seen again.</summary>
    Resolved,

    /// <summary>Nothing to act on; it stays closed.</summary>
    NotUseful,

    /// <summary>Open, whatever was decided before.</summary>
    Reopened,
}
