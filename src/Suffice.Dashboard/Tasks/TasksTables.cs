using System.Collections.Immutable;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Tables;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Tasks;

/// <summary>The table of the page of all tasks.</summary>
public static class TasksTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static IEnumerable<PageTable> Of(TasksFigures figures) => [Tasks(figures)];

    /// <summary>Each task.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Tasks(TasksFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "tasks",
            "Tasks",
            [
                new PageColumn("task", "Task"),
                new PageColumn("ladder", "Ladder"),
                new PageColumn("requests", "Requests", CellKind.Count),
                new PageColumn("cost_usd", "Cost", CellKind.Usd) { Hint = "Every attempt, check and shadow included" },
                new PageColumn("saved_usd", "Saved", CellKind.Usd) { Hint = "Against the baseline, over the requests whose cost and baseline are both known" },
                new PageColumn("escalated", "Escalated", CellKind.Share) { HasInterval = true, Hint = "Requests that tried more than one rung, with the 95% interval" },
                new PageColumn("floor", "Floor", CellKind.State) { Hint = "Of the cheapest rung" },
                new PageColumn("quality", "Quality", CellKind.Share) { HasInterval = true, Hint = "Its share of items that pass, or its mean score, with the 95% interval" },
                new PageColumn("items", "n", CellKind.Count) { Hint = "Items that it was measured on" },
                new PageColumn("checked_at", "Last checked", CellKind.Time),
                new PageColumn("calibration", "Calibration", CellKind.State) { Hint = "Whether the threshold by which cheap answers pass still holds" },
                new PageColumn("latency_p50", "p50", CellKind.Duration) { Hint = "Half of the requests took no longer" },
                new PageColumn("latency_p95", "p95", CellKind.Duration) { Hint = "95 of 100 requests took no longer" },
                new PageColumn("type", "Type"),
            ],
            [.. figures.Tasks.Select(task => RowOf(task, figures))])
        {
            Empty = "The policy has no task yet. Begin with `suffice audit` on past calls: it writes a first policy.",
            Foot =
            [
                Cell.Text("All"), Cell.Blank,
                Cell.Count(figures.Total.Requests, CallsLink.Of(figures.Period)),
                TaskCells.Cost(figures.Total, CallsLink.Of(figures.Period, ("unpriced", "true"))),
                SavedCell.Of(figures.Total),
                TaskCells.Of(new Share(figures.Total.Escalated, figures.Total.Requests), CallsLink.Of(figures.Period, ("escalated", "true"))),
                Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank,
                Cell.Duration(figures.Total.LatencyP50), Cell.Duration(figures.Total.LatencyP95), Cell.Blank,
            ],
        };
    }

    private static ImmutableArray<Cell> RowOf(TaskLine task, TasksFigures figures)
    {
        string period = $"from={Figures.Day(figures.Period.FirstDay)}&to={Figures.Day(figures.Period.LastDay)}";
        string? page = TaskCells.PageOf(task.Task, period);

        return
        [
            Cell.Text(TaskCells.NameOf(task.Task), page, task.Why ?? (task.IsInPolicy || task.Task.Length == 0 ? null : page is null ? "bought by pipelines" : "not in the policy in force")),
            Cell.Text(task.Ladder.IsEmpty ? null : string.Join(" › ", task.Ladder), note: task.CustomerFacing ? "a customer reads it" : null),
            Cell.Count(task.Bill?.Requests ?? 0, page is null ? null : LinkOf(task, figures)),
            TaskCells.Cost(task.Bill, page is null ? null : LinkOf(task, figures, ("unpriced", "true"))),
            SavedCell.Of(task.Bill),
            TaskCells.Of(task.Escalation, LinkOf(task, figures, ("escalated", "true"))),
            FloorWords.Of(task.Floor),
            Cell.Share(task.Floor?.Judged?.Mean, task.Floor?.Judged?.Interval, task.Floor is { Mark: { } mark } ? $"floor {Figures.Percent(mark)}" : null),
            Cell.Count(task.Floor?.Judged?.Items, task.Floor?.Run is { } run ? $"/evals/{Uri.EscapeDataString(run)}" : null),
            Cell.Time(task.Floor?.CheckedAt),
            TaskCells.Calibration(task),
            Cell.Duration(task.Bill?.LatencyP50),
            Cell.Duration(task.Bill?.LatencyP95),
            Cell.Text(TaskCells.Word(task.Type), note: task.IsWorker ? "worker" : null),
        ];
    }

    // What a pipeline buys elsewhere has no task either, and is on a line of its own.
    private static string LinkOf(TaskLine task, TasksFigures figures, params ReadOnlySpan<(string, string?)> more) =>
        CallsLink.Of(figures.Period, [("task", task.Task), ("pipeline", task.Task.Length == 0 ? string.Empty : null), .. more]);
}
