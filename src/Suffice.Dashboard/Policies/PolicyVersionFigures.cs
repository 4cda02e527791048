using System.Collections.Immutable;
using Suffice.Ledger.Policies;
using Suffice.Yaml;

namespace Suffice.Dashboard.Policies;

/// <summary>A policy that was once in force, beside another.</summary>
public sealed record PolicyVersionFigures
{
    /// <summary>Which, and when it was in force.</summary>
    public required PolicyNote Policy { get; init; }

    /// <summary>True for the one in force now.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>The other one; <see langword="null"/> when the ledger knows none before it.</summary>
    public required PolicyNote? Against { get; init; }

    /// <summary>What is otherwise in it than in the other one, task by task; calibrated thresholds too.</summary>
    public required ImmutableArray<PolicyChange> Changes { get; init; }

    /// <summary>All its values.</summary>
    public required ImmutableArray<ValueOrigin> Values { get; init; }

    /// <summary>The policies that came into force, the latest first.</summary>
    public required ImmutableArray<PolicyNote> History { get; init; }
}

/// <summary>A value that is otherwise than in another policy.</summary>
/// <param name="Group">The task, or the part of the policy.</param>
/// <param name="Path">The value, such as <c>tasks.triage.deadline</c>.</param>
/// <param name="Kind">Added, removed or changed.</param>
/// <param name="Before">What it was; <see langword="null"/> when it was not there.</param>
/// <param name="After">What it is; <see langword="null"/> when it is not there.</param>
/// <param name="Origin">Where it comes from now, or came from.</param>
public sealed record PolicyChange(string Group, string Path, PolicyChangeKind Kind, string? Before, string? After, string Origin);

/// <summary>How a value is otherwise.</summary>
public enum PolicyChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another.</summary>
    Changed,
}
