using System.Collections.Immutable;

namespace Suffice.Audit.Reports.Json;

/// <summary>A report as its JSON tells it: the sums first, what they rest on next.</summary>
internal sealed record ReportShape(
    string Format,
    DateTimeOffset MadeAt,
    string PriceVersion,
    DateTimeOffset? FirstCall,
    DateTimeOffset? LastCall,
    decimal PaidUsd,
    decimal? LoggedUsd,
    LoggedAndComputed? BothCosts,
    decimal PossibleSavingUsd,
    AuditCoverage Coverage,
    ImmutableArray<TaskShape> Tasks,
    ImmutableArray<Charge> Charges,
    ImmutableArray<Unpriced> Unpriced,
    ImmutableArray<CostDifference> Differences,
    ImmutableArray<Retirement> Retiring)
{
    /// <summary>Changes when a field's name or meaning does; a new field changes nothing.</summary>
    public const string CurrentFormat = "suffice.audit/1";

    public static ReportShape Of(AuditReport report) => new(
        CurrentFormat,
        report.MadeAt,
        report.PriceVersion,
        report.Period?.First,
        report.Period?.Last,
        report.PaidUsd,
        report.LoggedUsd,
        report.BothCosts,
        report.PossibleSavingUsd,
        report.Coverage,
        [.. report.Tasks.Select(TaskShape.Of)],
        report.Charges,
        report.Unpriced,
        report.Differences,
        report.Retiring);
}
