using Suffice.Ledger;

namespace Suffice.Running.Steps;

/// <summary>What a step has asked and what that cost, for one that ends before it can tell.</summary>
internal sealed class AskedStep
{
    /// <summary>The request's row; <see langword="null"/> while nothing is settled.</summary>
    public RequestEntry? Entry { get; set; }

    /// <summary>Adds it to a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The report with the request, its way and its cost.</returns>
    public StepReport On(StepReport report) => Entry is { } entry
        ? report with
        {
            Task = entry.Task,
            Model = entry.Model,
            Path = entry.Path,
            Reason = entry.Reason,
            CostUsd = entry.CostUsd,
            BaselineCostUsd = entry.BaselineCostUsd,
            Request = entry.Id,
        }
        : report;
}
