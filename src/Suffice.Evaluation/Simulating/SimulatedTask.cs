namespace Suffice.Evaluation.Simulating;

/// <summary>The calls of a task under both policies.</summary>
/// <param name="Task">The task; <see langword="null"/> for named models, or for all.</param>
public sealed record SimulatedTask(string? Task)
{
    /// <summary>Calls.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls whose way and cost are known exactly under both policies.</summary>
    public required long Exact { get; init; }

    /// <summary>Calls of which only bounds are known.</summary>
    public required long Bounded { get; init; }

    /// <summary>Calls of which nothing can be said; they are in no sum but <see cref="LeftOutUsd"/>.</summary>
    public required long LeftOut { get; init; }

    /// <summary>What the exact and bounded calls cost in USD.</summary>
    public required decimal NowUsd { get; init; }

    /// <summary>The least that they would have cost.</summary>
    public required decimal LowUsd { get; init; }

    /// <summary>The most; the same where everything is known.</summary>
    public required decimal HighUsd { get; init; }

    /// <summary>What the calls cost of which nothing can be said, as far as it is known.</summary>
    public required decimal LeftOutUsd { get; init; }

    /// <summary>Exact calls that are served another answer.</summary>
    public required long Differing { get; init; }

    /// <summary>Quality by calls whose answers are known to be good or not under both policies.</summary>
    public required PairedQuality Quality { get; init; }
}
