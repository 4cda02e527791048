using System.Collections.Immutable;
using Suffice.Dashboard.Tables;
using Suffice.Ledger;

namespace Suffice.Dashboard.Requests;

/// <summary>The table of the page of requests.</summary>
public static class RequestsTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static IEnumerable<PageTable> Of(RequestsFigures figures) => [Requests(figures)];

    /// <summary>Each request.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Requests(RequestsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return Table(figures.Requests) with
        {
            Empty = figures.Next is not null ? "None among the rows looked at so far; look further back."
                : figures.Filter.IsNarrow ? "None is as asked in these days. Take a filter away, or choose a longer time."
                : "No call was made in these days. Point a client's base URL at this gateway, and it shows here.",
        };
    }

    /// <summary>Requests as a table.</summary>
    /// <param name="requests">The requests, the latest first.</param>
    /// <returns>The table.</returns>
    internal static PageTable Table(IEnumerable<RequestEntry> requests) => new(
        "requests",
        "Requests",
        [
            new PageColumn("at", "When", CellKind.Time),
            new PageColumn("id", "Request", CellKind.Code),
            new PageColumn("task", "Task"),
            new PageColumn("outcome", "Outcome", CellKind.State),
            new PageColumn("path", "Way") { Hint = "The rungs that were tried" },
            new PageColumn("reason", "Why it went up, or was refused", CellKind.Code),
            new PageColumn("cost_usd", "Cost", CellKind.Usd),
            new PageColumn("baseline_usd", "Baseline", CellKind.Usd) { Hint = "What it would have cost without routing" },
            new PageColumn("latency", "Latency", CellKind.Duration),
            new PageColumn("key", "Key"),
        ],
        [.. requests.Select(RowOf)])
    {
        IsOrdered = true,
    };

    private static ImmutableArray<Cell> RowOf(RequestEntry request) =>
    [
        Cell.Time(request.At),
        Cell.Text(request.Id, $"/requests/{Uri.EscapeDataString(request.Id)}"),
        TaskOf(request),
        RequestWords.Of(request.Outcome) with { Note = request.Outcome == RequestOutcome.Watch ? request.Endpoint : null },
        Cell.Text(request.Path.Length == 0 ? request.Model : request.Path.Replace(">", " › ", StringComparison.Ordinal)),
        Cell.Text(request.Reason.Length == 0 ? null : request.Reason.Replace(",", ", ", StringComparison.Ordinal)),
        request.CostUsd is { } cost ? Cell.Usd(cost) : new Cell((object?)null) { Shown = $"≥ {Reports.Figures.Usd(request.KnownCostUsd)}", Note = "not wholly priced" },
        Cell.Usd(request.BaselineCostUsd),
        Cell.Duration(request.Latency),
        Cell.Text(request.Key),
    ];

    private static Cell TaskOf(RequestEntry request)
    {
        string? place = request.Place is not { } at ? null : at.Step.Length == 0 ? at.Pipeline : $"{at.Pipeline} / {at.Step}";

        return request.Task is { } task ? Cell.Text(task, $"/tasks/{Uri.EscapeDataString(task)}", place) : Cell.Text(request.IsBought ? request.Model : "(no task)", note: place);
    }
}
