using System.Text.Json;

namespace Suffice.Running;

/// <summary>What came of a step, or of one repetition of it.</summary>
public sealed record StepReport
{
    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>Which repetition, from 1; 0 for a step that is not repeated.</summary>
    public int Index { get; init; }

    /// <summary>How it ended.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>Its task; <see langword="null"/> for a step that no model answers.</summary>
    public string? Task { get; init; }

    /// <summary>The model that answered, or what was bought; <see langword="null"/> for neither.</summary>
    public string? Model { get; init; }

    /// <summary>The rungs tried, such as <c>haiku&gt;sonnet</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Why rungs were left, or the answer is doubtful; empty when the first rung passed.</summary>
    public string? Reason { get; init; }

    /// <summary>The calibrated probability that the answer is right; <see langword="null"/> where there is none.</summary>
    public double? Confidence { get; init; }

    /// <summary>What it cost in USD; <see langword="null"/> when a price is unknown.</summary>
    public decimal? CostUsd { get; init; } = 0m;

    /// <summary>What it would have cost in USD without routing; <see langword="null"/> when a price is unknown.</summary>
    public decimal? BaselineCostUsd { get; init; } = 0m;

    /// <summary>How long it took.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The request's id in the ledger; <see langword="null"/> where nothing was asked of anybody.</summary>
    public string? Request { get; init; }

    /// <summary>True when it was done by an earlier try of the run, and not again.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>True when nothing was called and a stand-in given back.</summary>
    public bool IsStandIn { get; init; }

    /// <summary>Why it failed; <see langword="null"/> when it did not.</summary>
    public StepFailure? Failure { get; init; }

    /// <summary>The confidence that would have passed by the task's calibration; <see langword="null"/> where there is none.</summary>
    public double? Threshold { get; init; }

    /// <summary>What it made; <see langword="null"/> for nothing.</summary>
    internal JsonElement? Answer { get; init; }
}

/// <summary>How a step ended.</summary>
public enum StepStatus
{
    /// <summary>It was done.</summary>
    Completed,

    /// <summary>Its condition did not hold.</summary>
    Skipped,

    /// <summary>It failed.</summary>
    Failed,
}
