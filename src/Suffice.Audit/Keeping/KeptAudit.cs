using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Classifier;

namespace Suffice.Audit.Keeping;

/// <summary>What is read of a report that was kept.</summary>
public sealed record KeptAudit
{
    /// <summary>The form of the report.</summary>
    public required string Format { get; init; }

    /// <summary>When the audit was made (UTC); alternatives are priced at the prices of this day.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Which table of prices was used.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>The first call; <see langword="null"/> where the log tells no time.</summary>
    public DateTimeOffset? FirstCall { get; init; }

    /// <summary>The last call.</summary>
    public DateTimeOffset? LastCall { get; init; }

    /// <summary>What was paid in all, for the calls that have a price, USD.</summary>
    public required decimal PaidUsd { get; init; }

    /// <summary>What the log says was paid, USD; <see langword="null"/> when it says nothing.</summary>
    public decimal? LoggedUsd { get; init; }

    /// <summary>What could be saved in all, by the cautious reckoning of each task's first ladder, USD.</summary>
    public required decimal PossibleSavingUsd { get; init; }

    /// <summary>What was read, and what was not.</summary>
    public required AuditCoverage Coverage { get; init; }

    /// <summary>The tasks, the dearest first.</summary>
    public required ImmutableArray<KeptAuditTask> Tasks { get; init; }

    /// <summary>Models and buckets that have no price.</summary>
    public ImmutableArray<Unpriced> Unpriced { get; init; } = [];

    /// <summary>Where the logged cost and the computed one differ.</summary>
    public ImmutableArray<CostDifference> Differences { get; init; } = [];

    /// <summary>Models used that are retired or will be.</summary>
    public ImmutableArray<Retirement> Retiring { get; init; } = [];

    /// <summary>True when it is a report of the form that this program reads.</summary>
    [JsonIgnore]
    internal bool IsWhole => Format == ReportShape.CurrentFormat && !Tasks.IsDefault && Coverage is not null;
}

/// <summary>A task of a report that was kept.</summary>
public sealed record KeptAuditTask
{
    /// <summary>Its name, fit for a policy.</summary>
    public required string Name { get; init; }

    /// <summary>Where the name and the group come from, in words.</summary>
    public required string Found { get; init; }

    /// <summary>The kind that most of its calls are; <see langword="null"/> when unclear.</summary>
    public TaskType? Type { get; init; }

    /// <summary>How many calls.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls without a price.</summary>
    public long Unpriced { get; init; }

    /// <summary>What was paid, USD.</summary>
    public required decimal PaidUsd { get; init; }

    /// <summary>What could be saved, by the cautious reckoning, USD.</summary>
    public required decimal PossibleSavingUsd { get; init; }

    /// <summary>Whether a small model can be tried.</summary>
    public required ReadinessStatement Readiness { get; init; }

    /// <summary>The models that answered, the most used first.</summary>
    public ImmutableArray<Counted> Models { get; init; } = [];

    /// <summary>What it would cost on other ladders, the best first.</summary>
    public ImmutableArray<LadderPrice> Ladders { get; init; } = [];
}
