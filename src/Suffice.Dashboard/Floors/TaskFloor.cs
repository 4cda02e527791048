using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Suffice.Dashboard.Floors;

/// <summary>Whether a task's models reach its floor, by the latest eval run that asked them.</summary>
public sealed record TaskFloor
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The floor, 0 to 1; <see langword="null"/> when the policy states none.</summary>
    public double? Mark { get; init; }

    /// <summary>The metric whose mean is meant; <see langword="null"/> for the share of items that pass.</summary>
    public string? Metric { get; init; }

    /// <summary>How the cheapest rung stands: it is the one that answers most calls.</summary>
    public required FloorState State { get; init; }

    /// <summary>The eval run; <see langword="null"/> when there is none.</summary>
    public string? Run { get; init; }

    /// <summary>When that run began (UTC): when the floor was last checked.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The run's eval set.</summary>
    public string? Set { get; init; }

    /// <summary>True when every item was asked of every model.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The rungs that were measured, cheapest first.</summary>
    public ImmutableArray<RungFloor> Rungs { get; init; } = [];

    /// <summary>The rungs that were not measured, cheapest first.</summary>
    public ImmutableArray<string> Unmeasured { get; init; } = [];

    /// <summary>What a reader of these figures must know, and what to do next.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The rung that <see cref="State"/> is of; <see langword="null"/> when the cheapest was not measured.</summary>
    [JsonIgnore]
    public RungFloor? Judged => Rungs.IsEmpty || State == FloorState.NotMeasured ? null : Rungs[0];
}
