using System.Collections.Immutable;
using Suffice.Running;

namespace Suffice.Cli.Output.Runs;

/// <summary>What came of the runs of a batch.</summary>
/// <param name="Runs">All of them.</param>
/// <param name="Completed">Those that came to their end.</param>
/// <param name="Repeated">Of these, those that were done before and not again.</param>
/// <param name="Failed">Those that stopped, by the step that failed.</param>
/// <param name="CostUsd">What all cost in USD, earlier tries included; <see langword="null"/> when a price is unknown.</param>
/// <param name="BaselineCostUsd">What all would have cost in USD without routing; <see langword="null"/> when a price is unknown.</param>
internal sealed record BatchSummary(
    int Runs, int Completed, int Repeated, ImmutableSortedDictionary<string, int> Failed, decimal? CostUsd, decimal? BaselineCostUsd)
{
    /// <summary>Sums up.</summary>
    /// <param name="reports">The reports.</param>
    /// <returns>The summary.</returns>
    public static BatchSummary Of(IReadOnlyCollection<RunReport> reports) => new(
        reports.Count,
        reports.Count(report => report.Status == RunStatus.Completed),
        reports.Count(report => report.IsRepeated),
        reports.Where(report => report.Failure is not null).GroupBy(report => report.Failure!.Step, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(step => step.Key, step => step.Count(), StringComparer.Ordinal),
        reports.Any(report => report.CostUsd is null) ? null : reports.Sum(report => report.CostUsd!.Value),
        reports.Any(report => report.BaselineCostUsd is null) ? null : reports.Sum(report => report.BaselineCostUsd!.Value));
}
