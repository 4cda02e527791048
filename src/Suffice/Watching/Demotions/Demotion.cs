namespace Suffice.Watching.Demotions;

/// <summary>A task that was sent to its safe rung, and perhaps let down again.</summary>
/// <param name="Task">The task.</param>
/// <param name="Cause">What demoted it, in a word such as <c>drift</c>.</param>
/// <param name="Why">Why, in a sentence.</param>
/// <param name="Since">Since when (UTC).</param>
public sealed record Demotion(string Task, string Cause, string Why, DateTimeOffset Since)
{
    /// <summary>When it was lifted (UTC); <see langword="null"/> while it is in force.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Who or what lifted it.</summary>
    public string? LiftedBy { get; init; }

    /// <summary>True until it is lifted.</summary>
    public bool IsInForce() => LiftedAt is null;
}
