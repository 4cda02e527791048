using System.Collections.Immutable;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Ledger.Bills;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Home;

/// <summary>The tables of the home page.</summary>
public static class HomeTables
{
    // As the bill names what no model answered.
    private const string Bought = "external: ";

    /// <summary>Makes them.</summary>
    /// <param name="home">The figures.</param>
    /// <returns>The tables: tasks, days, attention.</returns>
    public static IEnumerable<PageTable> Of(HomeFigures home)
    {
        ArgumentNullException.ThrowIfNull(home);

        return [Tasks(home), Days(home), Attention(home)];
    }

    /// <summary>Each task with what it cost, saved, and how it stands to its floor.</summary>
    /// <param name="home">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Tasks(HomeFigures home)
    {
        ArgumentNullException.ThrowIfNull(home);

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
                new PageColumn("items", "n", CellKind.Count),
                new PageColumn("checked_at", "Last checked", CellKind.Time),
            ],
            [.. home.Tasks.Select(task => RowOf(task, home))])
        {
            Empty = "The policy has no task yet. Begin with `suffice audit` on past calls: it writes a first policy.",
            Foot =
            [
                Cell.Text("All"),
                Cell.Blank,
                Cell.Count(home.Total.Requests),
                Cost(home.Total),
                SavedCell.Of(home.Total),
                EscalationOf(new Share(home.Total.Escalated, home.Total.Requests)),
                Cell.Blank,
                Cell.Blank,
                Cell.Blank,
                Cell.Blank,
            ],
        };
    }

    /// <summary>Each day.</summary>
    /// <param name="home">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Days(HomeFigures home)
    {
        ArgumentNullException.ThrowIfNull(home);

        return new PageTable(
            "days",
            "Days",
            [
                new PageColumn("day", "Day"),
                new PageColumn("requests", "Requests", CellKind.Count),
                new PageColumn("cost_usd", "Cost", CellKind.Usd),
                new PageColumn("compared_cost_usd", "Cost, compared", CellKind.Usd),
                new PageColumn("baseline_usd", "Baseline, compared", CellKind.Usd),
                new PageColumn("saved_usd", "Saved", CellKind.Usd),
                new PageColumn("unpriced", "Unpriced", CellKind.Count),
            ],
            [
                .. home.Days.Select(day => ImmutableArray.Create(
                    Cell.Text(day.Key, $"/requests?from={day.Key}&to={day.Key}"),
                    Cell.Count(day.Requests),
                    Cost(day),
                    Cell.Usd(SavedCell.Usd(day) is null ? null : day.ComparedCostUsd),
                    Cell.Usd(SavedCell.Usd(day) is null ? null : day.ComparedBaselineUsd),
                    SavedCell.Of(day),
                    Cell.Count(day.Unpriced))),
            ]);
    }

    private static PageTable Attention(HomeFigures home) => new(
        "attention",
        "Needs attention",
        [
            new PageColumn("kind", "Kind"),
            new PageColumn("subject", "Subject"),
            new PageColumn("tone", "How pressing", CellKind.State),
            new PageColumn("what", "What"),
            new PageColumn("do", "What to do"),
        ],
        [
            .. home.Attention.Select(item => ImmutableArray.Create(
                Cell.Text(Files.EnumWord.Of(item.Kind)),
                Cell.Text(item.Subject, item.Link),
                Cell.State(Files.EnumWord.Of(item.Tone), item.Tone),
                Cell.Text(item.What),
                Cell.Text(item.Do))),
        ])
    {
        IsOrdered = true,
        Empty = "Nothing: every threshold, floor, price and queue is as it should be.",
    };

    private static ImmutableArray<Cell> RowOf(HomeTask task, HomeFigures home)
    {
        string period = $"from={Figures.Day(home.Period.FirstDay)}&to={Figures.Day(home.Period.LastDay)}";
        string name = Uri.EscapeDataString(task.Task);
        if (task.Task.StartsWith(Bought, StringComparison.Ordinal) && task.Bill is { } bought)
        {
            return RowOfBought(task.Task, bought, CallsLink.Of(home.Period, ("task", string.Empty), ("model", task.Task[Bought.Length..])));
        }

        return
        [
            task.Task.Length == 0 ? Cell.Text("(no task)", CallsOf(task, home)) : Cell.Text(task.Task, $"/tasks/{name}?{period}"),
            Cell.Text(task.Ladder.IsEmpty ? null : string.Join(" › ", task.Ladder), note: task.Ladder.IsEmpty && task.Task.Length > 0 ? "no longer in the policy" : null),
            Cell.Count(task.Bill?.Requests ?? 0, CallsOf(task, home)),
            task.Bill is { } bill ? Cost(bill) : Cell.Usd(0m),
            SavedCell.Of(task.Bill),
            EscalationOf(task.Escalation) with { Link = task.Escalation.Hits > 0 ? CallsOf(task, home, ("escalated", "true")) : null },
            FloorWords.Of(task.Floor),
            Cell.Share(task.Floor?.Judged?.Mean, task.Floor?.Judged?.Interval, task.Floor is { Mark: { } mark } ? $"floor {Figures.Percent(mark)}" : null),
            Cell.Count(task.Floor?.Judged?.Items, task.Floor?.Run is { } run ? $"/evals/{Uri.EscapeDataString(run)}" : null),
            Cell.Time(task.Floor?.CheckedAt),
        ];
    }

    // What pipelines buy elsewhere is no task: it has no ladder, no floor and nothing to escalate to.
    private static ImmutableArray<Cell> RowOfBought(string name, BillLine bill, string calls) =>
    [
        Cell.Text(name, calls), Cell.Text(null, note: "bought by a pipeline"), Cell.Count(bill.Requests, calls), Cost(bill), SavedCell.Of(bill),
        Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank,
    ];

    private static string CallsOf(HomeTask task, HomeFigures home, params ReadOnlySpan<(string, string?)> more) =>
        CallsLink.Of(home.Period, [("task", task.Task), ("pipeline", task.Task.Length == 0 ? string.Empty : null), .. more]);

    private static Cell Cost(BillLine line) => line.CostUsd is { } known
        ? Cell.Usd(known)
        : new Cell((object?)null) { Shown = $"≥ {Figures.Usd(line.KnownCostUsd)}", Note = $"{Figures.Count(line.Unpriced)} unpriced" };

    private static Cell EscalationOf(Share share) => Cell.Share(share.Rate, share is { Low: { } low, High: { } high } ? new Interval(low, high) : null);
}
