using System.Collections.Immutable;
using Suffice.Running;

namespace Suffice.Cli.Output.Runs;

/// <summary>What came of the runs of a batch.</summary>
/// <param name="Runs">All of them.</param>
/// <param name="Completed">Those that came to their end.</param>
/// <param name="Repeated">Of these, those that were done before and not again.</param>
/// <param name="Refused">Those that were not begun, because of what they were given or because they are under way elsewhere.</param>
/// <param name="Failed">Those that stopped, by the step that failed.</param>
/// <param name="CostUsd">What all cost in USD, earlier tries included; <see langword="null"/> when a price is unknown.</param>
/// <param name="BaselineCostUsd">What all would have cost in USD without routing; <see langword="null"/> when a price is unknown.</param>
internal sealed record BatchSummary(
    int Runs, int Completed, int Repeated, int Refused, ImmutableSortedDictionary<string, int> Failed, decimal? CostUsd, decimal? BaselineCostUsd)
{
    /// <summary>Sums up.</summary>
    /// <param name="ends">What came of each line.</param>
    /// <returns>The summary.</returns>
    public static BatchSummary Of(IReadOnlyCollection<BatchEnd> ends) => Of(ends.Count, [.. ends.Select(end => end.Report).OfType<RunReport>()]);

    private static BatchSummary Of(int lines, IReadOnlyCollection<RunReport> reports) => new(
        lines,
        reports.Count(report => report.Status == RunStatus.Completed),
        reports.Count(report => report.IsRepeated),
        lines - reports.Count,
        reports.Where(report => report.Failure is not null).GroupBy(report => report.Failure!.Step, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(step => step.Key, step => step.Count(), StringComparer.Ordinal),
        reports.Any(report => report.CostUsd is null) ? null : reports.Sum(report => report.CostUsd!.Value),
        reports.Any(report => report.BaselineCostUsd is null) ? null : reports.Sum(report => report.BaselineCostUsd!.Value));
}

/// <summary>What came of a line of a batch.</summary>
/// <param name="Report">The report of its run; <see langword="null"/> when it was not begun.</param>
/// <param name="Refused">Why it was not begun.</param>
internal sealed record BatchEnd(RunReport? Report, string? Refused);
