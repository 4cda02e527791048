using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Checks;

namespace Suffice.Learning.Labelled;

/// <summary>One rung's answer to a labelled call.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="IsRight">Whether it was right.</param>
public sealed record LabelledAnswer(string Model, bool IsRight)
{
    /// <summary>The answer; <see langword="null"/> when only the verdict was kept, so that nothing can be learned from its form.</summary>
    public ChatAnswer? Answer { get; init; }

    /// <summary>What the structural checks find in it, the same as at the gate.</summary>
    public ImmutableArray<CheckOutcome> Findings { get; init; } = [];

    /// <summary>True when the gate refuses it whatever its confidence.</summary>
    public bool IsRefused { get; init; }

    /// <summary>What it cost in USD; <see langword="null"/> when not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>How long it took; <see langword="null"/> when not known.</summary>
    public TimeSpan? Latency { get; init; }
}
