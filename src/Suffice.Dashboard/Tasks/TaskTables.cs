using System.Collections.Immutable;
using Suffice.Dashboard.Evals;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Tables;
using Suffice.Ledger.Reading;
using Suffice.Reports;

namespace Suffice.Dashboard.Tasks;

/// <summary>The tables of a task's page.</summary>
public static class TaskTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The tables: rungs, gate, days, models by day, reasons, costliest, floors, thresholds.</returns>
    public static IEnumerable<PageTable> Of(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return [Rungs(figures), Gate(figures), Spans(figures), Models(figures), Reasons(figures), Costliest(figures), Quality(figures), Thresholds(figures)];
    }

    /// <summary>Each rung of the ladder, and each other model that was called.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Rungs(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "rungs",
            "Ladder",
            [
                new PageColumn("model", "Model"),
                new PageColumn("rung", "Rung", CellKind.Count) { Hint = "1 is the cheapest" },
                new PageColumn("id", "Pinned id", CellKind.Code),
                new PageColumn("input_price", "In, $/M", CellKind.Usd) { Hint = "USD per million prompt tokens, today" },
                new PageColumn("output_price", "Out, $/M", CellKind.Usd) { Hint = "USD per million answer tokens, today" },
                new PageColumn("served", "Served", CellKind.Count) { Hint = "Requests that it answered" },
                new PageColumn("share", "Share", CellKind.Share) { HasInterval = true, Hint = "Of the task's requests, with the 95% interval" },
                new PageColumn("calls", "Calls to it", CellKind.Count) { Hint = "Retries, checks and shadows included" },
                new PageColumn("cost_usd", "Cost of these", CellKind.Usd),
            ],
            [.. figures.Rungs.Select(rung => RowOf(rung, figures))])
        {
            IsOrdered = true,
            Empty = "No call was made in these days.",
        };
    }

    /// <summary>Each check of the gate, with what follows when it fails and how often it did.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Gate(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Dictionary<string, long> failed = figures.Reasons.ToDictionary(reason => reason.Reason, reason => reason.Requests, StringComparer.Ordinal);

        return new PageTable(
            "gate",
            "Gate",
            [
                new PageColumn("check", "Check", CellKind.Code),
                new PageColumn("then", "When it fails"),
                new PageColumn("requests", "Requests it turned away", CellKind.Count) { Hint = "Requests that left a rung or were refused for it" },
            ],
            [
                .. (figures.Rules?.Gate ?? []).Select(line => ImmutableArray.Create(
                    Cell.Text(line.Check),
                    Cell.Text(line.Then),
                    Cell.Count(failed.GetValueOrDefault(line.Check), LinkOf(figures, ("reason", line.Check))))),
            ])
        {
            IsOrdered = true,
            Empty = figures.Rules is null ? "The policy in force does not have this task." : "No check: the first answer is served. Add a gate to the task to let a smaller model try first.",
        };
    }

    /// <summary>Each day, week or month.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Spans(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "days",
            figures.Step switch { Ledger.Bills.SeriesStep.Week => "Weeks", Ledger.Bills.SeriesStep.Month => "Months", _ => "Days" },
            [
                new PageColumn("first_day", "From"),
                new PageColumn("last_day", "To"),
                new PageColumn("requests", "Requests", CellKind.Count),
                new PageColumn("cost_usd", "Cost", CellKind.Usd),
                new PageColumn("saved_usd", "Saved", CellKind.Usd),
                new PageColumn("escalated", "Escalated", CellKind.Share) { HasInterval = true },
                new PageColumn("latency_p50", "p50", CellKind.Duration),
                new PageColumn("latency_p95", "p95", CellKind.Duration),
            ],
            [
                .. figures.Spans.Where(span => span.Bill is not null).Select(span => ImmutableArray.Create(
                    Cell.Text(Figures.Day(span.FirstDay)),
                    Cell.Text(Figures.Day(span.LastDay)),
                    Cell.Count(span.Bill!.Requests, LinkOf(figures, span)),
                    TaskCells.Cost(span.Bill, LinkOf(figures, span, ("unpriced", "true"))),
                    SavedCell.Of(span.Bill),
                    TaskCells.Of(span.Escalation, LinkOf(figures, span, ("escalated", "true"))),
                    Cell.Duration(span.Bill.LatencyP50),
                    Cell.Duration(span.Bill.LatencyP95))),
            ]);
    }

    /// <summary>Why requests left a rung or were refused.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Reasons(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "reasons",
            "Why requests went up, began higher or were refused",
            [
                new PageColumn("reason", "Check or failure", CellKind.Code),
                new PageColumn("requests", "Requests", CellKind.Count),
            ],
            [.. figures.Reasons.Select(reason => ImmutableArray.Create(Cell.Text(reason.Reason), Cell.Count(reason.Requests, LinkOf(figures, ("reason", reason.Reason)))))])
        {
            Empty = figures.Task.Bill is { Requests: > 0 } ? "None did." : "No call was made in these days.",
        };
    }

    /// <summary>The costliest requests.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Costliest(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "costliest",
            "Costliest requests",
            [
                new PageColumn("id", "Request", CellKind.Code),
                new PageColumn("at", "When", CellKind.Time),
                new PageColumn("model", "Served by"),
                new PageColumn("prompt", "Prompt", CellKind.Code) { Hint = "The fingerprint of its fixed part: the same for calls with the same system prompt, tools and form" },
                new PageColumn("cost_usd", "Cost", CellKind.Usd),
            ],
            [.. figures.Costliest.Select(request => RowOf(request, figures))])
        {
            Empty = "No request of known cost in these days.",
        };
    }

    /// <summary>How each rung was measured.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Quality(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "quality",
            "Quality by the latest eval run",
            [
                new PageColumn("model", "Model"),
                new PageColumn("quality", "Quality", CellKind.Share) { HasInterval = true, Hint = "The share of items that pass, or the mean score, with the 95% interval" },
                new PageColumn("items", "n", CellKind.Count),
                new PageColumn("state", "Floor", CellKind.State),
                new PageColumn("difference", "Beside the last rung", CellKind.Share) { HasInterval = true, Hint = "The difference on the same items, with the 90% interval" },
                new PageColumn("verdict", "Verdict"),
            ],
            [
                .. (figures.Task.Floor?.Rungs ?? []).Select(rung => ImmutableArray.Create(
                    Cell.Text(rung.Model),
                    Cell.Share(rung.Mean, rung.Interval),
                    Cell.Count(rung.Items, figures.Task.Floor!.Run is { } run ? $"/evals/{Uri.EscapeDataString(run)}" : null),
                    FloorWords.Of(rung.State),
                    Cell.Share(rung.Difference, rung.DifferenceInterval) with { Shown = rung.Difference is { } difference ? EvalWords.Points(difference) : null },
                    Cell.Text(rung.Summary))),
            ])
        {
            IsOrdered = true,
            Empty = string.Join("; ", figures.Task.Floor?.Notes ?? ["the policy in force does not have this task"]),
        };
    }

    /// <summary>Which thresholds came into force.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Thresholds(TaskFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "thresholds",
            "Thresholds that came into force",
            [
                new PageColumn("at", "When", CellKind.Time),
                new PageColumn("policy", "Policy", CellKind.Code),
                new PageColumn("values", "What it says"),
            ],
            [
                .. figures.Thresholds.Select(change => ImmutableArray.Create(
                    Cell.Time(change.At),
                    Cell.Text(change.PolicyVersion, change.PolicyVersion is { } version ? $"/policy/{Uri.EscapeDataString(version)}" : null),
                    Cell.Text(change.Values.IsEmpty ? "no calibration any more" : string.Join(", ", change.Values.Select(value => $"{value.Key} {value.Value}"))))),
            ])
        {
            Empty = "None changed in these days.",
        };
    }

    /// <summary>What each model served in each day, week or month.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    internal static PageTable Models(TaskFigures figures) => new(
        "models",
        "Cost by model",
        [
            new PageColumn("first_day", "From"),
            new PageColumn("last_day", "To"),
            new PageColumn("model", "Served by"),
            new PageColumn("requests", "Requests", CellKind.Count),
            new PageColumn("cost_usd", "Cost", CellKind.Usd) { Hint = "Every attempt of these requests, as far as it is known" },
        ],
        [
            .. figures.Spans.SelectMany(span => span.Models.Select(model => ImmutableArray.Create(
                Cell.Text(Figures.Day(span.FirstDay)),
                Cell.Text(Figures.Day(span.LastDay)),
                Cell.Text(model.Model.Length == 0 ? "(none)" : model.Model),
                Cell.Count(model.Requests, LinkOf(figures, span, ("model", model.Model))),
                Cell.Usd(model.KnownCostUsd)))),
        ]);

    private static ImmutableArray<Cell> RowOf(RungLine rung, TaskFigures figures) =>
    [
        rung.Model.Length == 0 ? Cell.Text("(none served)") : Cell.Text(rung.Model, CallsLink.PageOf($"/models/{Uri.EscapeDataString(rung.Model)}", figures.Period), rung.RetiresOn is { } day ? $"retires on {Figures.Day(day)}" : null),
        rung.Rung is { } place ? Cell.Count(place + 1) : new Cell((object?)null) { Note = rung.Model.Length == 0 ? null : "not on the ladder" },
        Cell.Text(rung.Id),
        rung.Model.Length == 0 ? Cell.Blank : Cell.Usd(rung.InputPrice),
        rung.Model.Length == 0 ? Cell.Blank : Cell.Usd(rung.OutputPrice),
        Cell.Count(rung.Served.Hits, LinkOf(figures, ("model", rung.Model))),
        TaskCells.Of(rung.Served),
        Cell.Count(rung.Calls),
        Cell.Usd(rung.KnownCostUsd, note: rung.Unpriced > 0 ? $"at least; {Figures.Count(rung.Unpriced)} unpriced" : null),
    ];

    private static ImmutableArray<Cell> RowOf(CostliestRequest request, TaskFigures figures) =>
    [
        Cell.Text(request.Id, $"/requests/{Uri.EscapeDataString(request.Id)}"),
        Cell.Time(request.At),
        Cell.Text(request.Model),
        Cell.Text(request.Fingerprint, request.Fingerprint is { } fingerprint ? LinkOf(figures, ("search", fingerprint)) : null),
        Cell.Usd(request.KnownCostUsd, note: request.IsPriced ? null : "at least"),
    ];

    private static string LinkOf(TaskFigures figures, params ReadOnlySpan<(string, string?)> more) => LinkOf(figures, figures.Period, more);

    private static string LinkOf(TaskFigures figures, TaskSpan span, params ReadOnlySpan<(string, string?)> more) => LinkOf(figures, new Times.Period(span.FirstDay, span.LastDay), more);

    private static string LinkOf(TaskFigures figures, Times.Period period, ReadOnlySpan<(string, string?)> more) =>
        CallsLink.Of(period, [("task", figures.Task.Task), ("pipeline", figures.Task.Task.Length == 0 ? string.Empty : null), .. more]);
}
