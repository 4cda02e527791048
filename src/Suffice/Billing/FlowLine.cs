using System.Collections.Immutable;
using Suffice.Billing.Amounts;

namespace Suffice.Billing;

/// <summary>One step of a flow on its bill.</summary>
public sealed record FlowLine
{
    /// <summary>The step's name.</summary>
    public required string Step { get; init; }

    /// <summary>How its cost is known.</summary>
    public required LineKind Kind { get; init; }

    /// <summary>Why it is as it is, in its author's words.</summary>
    public string? Why { get; init; }

    /// <summary>What it is: the task, the models, or what is bought.</summary>
    public string? What { get; init; }

    /// <summary>The task of the policy that it is; <see langword="null"/> where it is none, or none was named.</summary>
    public string? Task { get; init; }

    /// <summary>How often it runs, in words, such as <c>6 times</c> or <c>when images present</c>; empty for once in every run.</summary>
    public string Often { get; init; } = string.Empty;

    /// <summary>How often a run pays for it.</summary>
    public required HowOften Calls { get; init; }

    /// <summary>True where nothing changes: before and after are one and the same spending.</summary>
    public bool IsKept { get; init; }

    /// <summary>What it costs a run.</summary>
    public required BillSum PerRun { get; init; }

    /// <summary>What it costs a thousand runs.</summary>
    public required BillSum PerThousand { get; init; }

    /// <summary>What it costs a month; <see langword="null"/> when nobody said how many runs that is.</summary>
    public BillSum? PerMonth { get; init; }

    /// <summary>Which price is missing; <see langword="null"/> when none is.</summary>
    public string? WhyUnknown { get; init; }

    /// <summary>What of its cost a run was overhead.</summary>
    public BillOverheads Overheads { get; init; } = BillOverheads.None;

    /// <summary>Whether its ladder pays; <see langword="null"/> where it has none.</summary>
    public LadderWorth? Ladder { get; init; }

    /// <summary>How long one call of it takes; <see langword="null"/> when nothing is known of it.</summary>
    public StepLatency? Latency { get; init; }

    /// <summary>What the ledger saw of it; <see langword="null"/> on a plan.</summary>
    public SeenStep? Seen { get; init; }

    /// <summary>What somebody has stated of it, beside what was computed.</summary>
    public ImmutableArray<StatedFigure> Stated { get; init; } = [];
}
