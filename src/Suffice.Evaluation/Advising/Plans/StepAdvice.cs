using Suffice.Billing;
using Suffice.Billing.Amounts;

namespace Suffice.Evaluation.Advising.Plans;

/// <summary>What a step of a flow is advised, on what its plan says of it and on what is known of its task.</summary>
public sealed record StepAdvice
{
    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>How its cost is known.</summary>
    public required LineKind Kind { get; init; }

    /// <summary>The task that it is; <see langword="null"/> when none was named.</summary>
    public string? Task { get; init; }

    /// <summary>What it is, as the plan has it.</summary>
    public string? What { get; init; }

    /// <summary>What it costs a run before, in USD; <see langword="null"/> when a price is not known.</summary>
    public required UsdRange? Before { get; init; }

    /// <summary>What it costs a run as planned, in USD; <see langword="null"/> when a price is not known.</summary>
    public required UsdRange? After { get; init; }

    /// <summary>The advice; <see langword="null"/> for what is no AI call of ours.</summary>
    public required AdviceOutcome? Outcome { get; init; }

    /// <summary>True when an eval's verdict or a calibration's proof stands behind it.</summary>
    public bool IsProved { get; init; }

    /// <summary>Why.</summary>
    public required string Sentence { get; init; }

    /// <summary>What to do next; <see langword="null"/> for nothing.</summary>
    public string? Next { get; init; }
}
