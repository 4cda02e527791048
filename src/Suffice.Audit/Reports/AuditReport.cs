using System.Collections.Immutable;

namespace Suffice.Audit.Reports;

/// <summary>All that an audit found; every output is made of it and of nothing else.</summary>
public sealed record AuditReport
{
    /// <summary>When the audit was made (UTC); alternatives are priced at the prices of this day.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Which table of prices was used.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>What was read, and what was not: stands before any claim.</summary>
    public required AuditCoverage Coverage { get; init; }

    /// <summary>The tasks, the dearest first.</summary>
    public required ImmutableArray<AuditedTask> Tasks { get; init; }

    /// <summary>What was paid: one entry for each task, model, day, service tier, region and row of prices.</summary>
    public required ImmutableArray<Charge> Charges { get; init; }

    /// <summary>Models and buckets that have no price, with how many calls; their calls are in no sum of money.</summary>
    public required ImmutableArray<Unpriced> Unpriced { get; init; }

    /// <summary>Where the logged cost and the computed one differ by more than 10%.</summary>
    public required ImmutableArray<CostDifference> Differences { get; init; }

    /// <summary>Models used that are retired or will be.</summary>
    public required ImmutableArray<Retirement> Retiring { get; init; }

    /// <summary>The first and the last call, where the log tells time.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Period { get; init; }

    /// <summary>What was paid in all, for the calls that have a price.</summary>
    public decimal PaidUsd => Tasks.Sum(task => task.PaidUsd);

    /// <summary>What the log says was paid; <see langword="null"/> when it says nothing.</summary>
    public decimal? LoggedUsd { get; init; }

    /// <summary>The calls whose cost is both logged and computed; <see langword="null"/> when there are none.</summary>
    public LoggedAndComputed? BothCosts { get; init; }

    /// <summary>What could be saved in all, by the cautious reckoning of each task's first ladder.</summary>
    public decimal PossibleSavingUsd => Tasks.Sum(task => task.PossibleSavingUsd);
}
