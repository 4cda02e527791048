using System.Collections.Immutable;

namespace Suffice.Billing;

/// <summary>How long a run takes.</summary>
/// <remarks>The mean of steps side by side is taken as the longest way through their means: a run waits for whichever is slower, so its true mean is not less.</remarks>
public sealed record FlowLatency
{
    /// <summary>One step after another, before; <see langword="null"/> when it is not known of every step.</summary>
    public TimeSpread? SequenceBefore { get; init; }

    /// <summary>One step after another, after; <see langword="null"/> when it is not known of every step.</summary>
    public TimeSpread? SequenceAfter { get; init; }

    /// <summary>Each step as soon as what it waits for is done, before; <see langword="null"/> when nobody said what waits for what, or a time is not known.</summary>
    public TimeSpread? ParallelBefore { get; init; }

    /// <summary>Each step as soon as what it waits for is done, after; <see langword="null"/> when nobody said what waits for what, or a time is not known.</summary>
    public TimeSpread? ParallelAfter { get; init; }

    /// <summary>The steps that a run waits for, after, when steps run side by side; empty when that is not known.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>Steps whose time is not known.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];
}
