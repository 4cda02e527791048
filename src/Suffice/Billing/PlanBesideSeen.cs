using System.Collections.Immutable;
using Suffice.Billing.Amounts;

namespace Suffice.Billing;

/// <summary>A flow as it was planned beside the same flow as it was seen.</summary>
public sealed record PlanBesideSeen
{
    /// <summary>The plan's bill.</summary>
    public required FlowBill Planned { get; init; }

    /// <summary>The ledger's bill.</summary>
    public required FlowBill Seen { get; init; }

    /// <summary>Each step, and at the end the whole run.</summary>
    public required ImmutableArray<StepBesideSeen> Steps { get; init; }

    /// <summary>True when a step or the run cost something else than was planned, or its calls went up more or less often.</summary>
    public bool Differs => Steps.Any(step => !step.Agrees);
}

/// <summary>A step, or the whole run, as it was planned beside what was seen of it.</summary>
public sealed record StepBesideSeen
{
    /// <summary>The step; empty for the run.</summary>
    public required string Step { get; init; }

    /// <summary>What it costs as planned, a run; <see langword="null"/> for a step that no plan has.</summary>
    public required BillSum? Planned { get; init; }

    /// <summary>What it cost as seen, a run; <see langword="null"/> for a step that was never seen.</summary>
    public required BillSum? Seen { get; init; }

    /// <summary>The share of its calls that were to go up; <see langword="null"/> where none is planned.</summary>
    public ShareRange? PlannedEscalation { get; init; }

    /// <summary>The share of its calls that went up; <see langword="null"/> where none can.</summary>
    public decimal? SeenEscalation { get; init; }

    /// <summary>True when what was seen lies within what was planned, to a millionth of a dollar.</summary>
    public required bool Agrees { get; init; }

    /// <summary>Both, and how they differ, in words.</summary>
    public required string Says { get; init; }
}
