namespace Suffice.Confidence;

/// <summary>Whether a task's lower rungs may answer, or why its calls go to its safe rung, the last that fits.</summary>
public sealed record TaskTrust
{
    /// <summary>Nothing speaks against the lower rungs.</summary>
    public static TaskTrust Whole { get; } = new();

    /// <summary>What demoted it, in a word for the ledger such as <c>drift</c>; <see langword="null"/> when nothing did.</summary>
    public string? Cause { get; init; }

    /// <summary>Why, in a sentence for people.</summary>
    public string? Why { get; init; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>True when calls start on the safe rung.</summary>
    public bool IsDemoted => Cause is not null;

    /// <summary>The reason as the ledger and the caller's headers have it, such as <c>demoted:drift</c>.</summary>
    public string Reason => IsDemoted ? $"demoted:{Cause}" : string.Empty;
}
