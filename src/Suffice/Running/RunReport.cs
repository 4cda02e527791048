using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Running;

/// <summary>What came of a run.</summary>
public sealed record RunReport
{
    /// <summary>Its id.</summary>
    public required string Run { get; init; }

    /// <summary>The pipeline.</summary>
    public required string Pipeline { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>What it made; <see langword="null"/> when it stopped.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Why it stopped; <see langword="null"/> when it did not.</summary>
    public StepFailure? Failure { get; init; }

    /// <summary>Each step as it was done, in the pipeline's order; a repeated step has one for each repetition.</summary>
    public required ImmutableArray<StepReport> Steps { get; init; }

    /// <summary>What the run cost in USD, earlier tries of it included; <see langword="null"/> when a price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>What it would have cost in USD without routing; <see langword="null"/> when a price is unknown.</summary>
    public decimal? BaselineCostUsd { get; init; }

    /// <summary>How long this try of it took.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>How long its steps took one after the other.</summary>
    public TimeSpan LatencyInSequence { get; init; }

    /// <summary>True when it was done before, and nothing was done now.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>False when what was done could not be kept, so that a rerun would do it again. Default true.</summary>
    public bool IsKept { get; init; } = true;
}

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>Every step was done, skipped, or allowed to fail.</summary>
    Completed,

    /// <summary>A step failed; what was done is kept, and a rerun goes on from there.</summary>
    Failed,
}
