using System.Collections.Immutable;
using Suffice.Billing.Amounts;

namespace Suffice.Billing;

/// <summary>What a whole flow costs, before and after: as planned, or as the ledger saw it. All outputs are made of it.</summary>
public sealed record FlowBill
{
    /// <summary>The flow's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required BillSource Source { get; init; }

    /// <summary>Why it is as it is, in its author's words.</summary>
    public string? Why { get; init; }

    /// <summary>What one run of it is called, such as <c>message</c>.</summary>
    public string Run { get; init; } = "run";

    /// <summary>The day whose prices hold (UTC); <see langword="null"/> where each call had the prices of its own day.</summary>
    public DateOnly? PricesOn { get; init; }

    /// <summary>How many runs there are; <see langword="null"/> when nobody said.</summary>
    public FlowVolume? Volume { get; init; }

    /// <summary>The runs that were seen; <see langword="null"/> on a plan.</summary>
    public SeenRuns? Seen { get; init; }

    /// <summary>Its steps, in order.</summary>
    public required ImmutableArray<FlowLine> Lines { get; init; }

    /// <summary>All steps together, a run.</summary>
    public required BillSum PerRun { get; init; }

    /// <summary>All steps together, a thousand runs.</summary>
    public required BillSum PerThousand { get; init; }

    /// <summary>All steps together, a month; <see langword="null"/> when nobody said how many runs that is.</summary>
    public BillSum? PerMonth { get; init; }

    /// <summary>What it comes to for each of what a run holds, by name: a run, divided by how many it holds.</summary>
    public ImmutableSortedDictionary<string, BillSum> PerHeld { get; init; } = ImmutableSortedDictionary<string, BillSum>.Empty;

    /// <summary>What of the cost of a run was overhead: cheap answers that were not served, models asked by gates, judges, calls paid twice.</summary>
    public BillOverheads Overheads { get; init; } = BillOverheads.None;

    /// <summary>How long a run takes; <see langword="null"/> when nothing is known of it.</summary>
    public FlowLatency? Latency { get; init; }

    /// <summary>What somebody has stated beside what the parts add up to.</summary>
    public ImmutableArray<StatedFigure> Stated { get; init; } = [];

    /// <summary>Where the flow saves less than it seems to, or nothing, in words; the gravest first.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What was assumed, in words.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>True when a stated figure is not what the parts add up to.</summary>
    public bool Differs => Stated.Any(figure => !figure.Agrees);
}
