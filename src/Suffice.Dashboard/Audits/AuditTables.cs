using System.Collections.Immutable;
using Suffice.Audit.Keeping;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Dashboard.Audits;

/// <summary>The tables of audits.</summary>
public static class AuditTables
{
    private static readonly ImmutableArray<PageColumn> Columns =
    [
        new("audit", "Audit", CellKind.Code), new("made_at", "Made", CellKind.Time), new("first_call", "Calls from", CellKind.Time), new("last_call", "To", CellKind.Time),
        new("calls", "Calls", CellKind.Count), new("priced", "With a price", CellKind.Count), new("tasks", "Tasks", CellKind.Count), new("paid_usd", "Paid", CellKind.Usd),
        new("possible_saving_usd", "Could be saved", CellKind.Usd) { Hint = "By the cautious reckoning; possible, not proven." },
    ];

    private static readonly ImmutableArray<PageColumn> TaskColumns =
    [
        new("task", "Task"), new("type", "Kind"), new("calls", "Calls", CellKind.Count), new("paid_usd", "Paid", CellKind.Usd), new("unpriced", "Unpriced", CellKind.Count),
        new("models", "Answered by"), new("readiness", "Can a small model be tried?", CellKind.State), new("possible_saving_usd", "Could be saved", CellKind.Usd),
        new("checks", "Checks that fit", CellKind.Code),
    ];

    private static readonly ImmutableArray<PageColumn> LadderColumns =
    [
        new("task", "Task"), new("ladder", "Ladder"), new("now_usd", "Now", CellKind.Usd), new("first_rung_usd", "First rung alone", CellKind.Usd), new("first_rung_low_usd", "Low", CellKind.Usd),
        new("first_rung_high_usd", "High", CellKind.Usd), new("saving", "Saving of the first rung", CellKind.Share) { HasInterval = true, Hint = "Before anything goes up; the band is that of its tokens." },
        new("cautious_saving_usd", "Cautious saving", CellKind.Usd) { Hint = "The first rung at its high end, and the assumed share of calls paid twice." },
        new("assumed_escalation", "Assumed to go up", CellKind.Share), new("break_even", "Pays up to", CellKind.Share) { Hint = "The share of calls that may go up before the ladder costs as much as today." }, new("calls", "Calls", CellKind.Count),
    ];

    /// <summary>The table of all.</summary>
    /// <param name="figures">The reports.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(AuditsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return
        [
            new PageTable("audits", "Audits", Columns,
            [
                .. figures.Audits.Select(audit => (ImmutableArray<Cell>)
                [
                    Cell.Text(audit.Name, $"/audits/{Uri.EscapeDataString(audit.Name)}"), Cell.Time(audit.MadeAt), Time(audit.FirstCall), Time(audit.LastCall),
                    Cell.Count(audit.Calls), Cell.Count(audit.Priced), Cell.Count(audit.Tasks), Cell.Usd(audit.PaidUsd), Cell.Usd(audit.PossibleSavingUsd),
                ]),
            ])
            {
                Empty = "No audit was kept yet. Keep one beside the policy: suffice audit LOGS --keep",
            },
        ];
    }

    /// <summary>The tables of one.</summary>
    /// <param name="figures">The report.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(AuditFigures figures) => [Tasks(figures), Ladders(figures), Unpriced(figures), Retiring(figures), Files(figures)];

    /// <summary>The tasks that were found.</summary>
    /// <param name="figures">The report.</param>
    /// <returns>The table.</returns>
    public static PageTable Tasks(AuditFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable("tasks", "Tasks found", TaskColumns, [.. figures.Audit.Tasks.Select(RowOf)]) { Empty = "No task was found in these logs." };
    }

    /// <summary>The ladders that tasks could have.</summary>
    /// <param name="figures">The report.</param>
    /// <returns>The table.</returns>
    public static PageTable Ladders(AuditFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable("ladders", "Candidate ladders, at the prices of that day", LadderColumns, [.. figures.Audit.Tasks.SelectMany(task => task.Ladders.Select(ladder => RowOf(task, ladder)))])
        {
            Empty = "Nothing can be compared: no task has calls that both a present and a cheaper model have prices for.",
        };
    }

    /// <summary>What has no price.</summary>
    /// <param name="figures">The report.</param>
    /// <returns>The table.</returns>
    public static PageTable Unpriced(AuditFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "unpriced",
            "Without a price, in no sum",
            [new("model", "Model"), new("why", "Why"), new("calls", "Calls", CellKind.Count), new("tokens", "Tokens", CellKind.Count), new("logged_usd", "The log says", CellKind.Usd)],
            [.. figures.Audit.Unpriced.Select(one => (ImmutableArray<Cell>)[Cell.Text(one.Model), Cell.Text(one.Why), Cell.Count(one.Calls), Cell.Count(one.Tokens), Cell.Usd(one.LoggedUsd)])])
        { Empty = "Every call has a price." };
    }

    /// <summary>Models that retire.</summary>
    /// <param name="figures">The report.</param>
    /// <returns>The table.</returns>
    public static PageTable Retiring(AuditFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "retiring",
            "Models that retire",
            [new("model", "Model"), new("on", "On", CellKind.Day), new("calls", "Calls", CellKind.Count), new("paid_usd", "Paid", CellKind.Usd)],
            [.. figures.Audit.Retiring.Select(one => (ImmutableArray<Cell>)[Cell.Text(one.Model), new Cell(one.On), Cell.Count(one.Calls), Cell.Usd(one.Usd)])])
        { Empty = "No model of these calls is known to retire." };
    }

    /// <summary>What was read.</summary>
    /// <param name="figures">The report.</param>
    /// <returns>The table.</returns>
    public static PageTable Files(AuditFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "files",
            "What was read",
            [new("file", "File", CellKind.Code), new("format", "Taken for"), new("rows", "Rows", CellKind.Count), new("calls", "Calls", CellKind.Count), new("bytes", "Bytes", CellKind.Count)],
            [.. figures.Audit.Coverage.Files.Select(file => (ImmutableArray<Cell>)[Cell.Text(file.Path), Cell.Text(file.Format), Cell.Count(file.Rows), Cell.Count(file.Calls), Cell.Count(file.Bytes)])]);
    }

    private static Cell Time(DateTimeOffset? time) => Cell.Time(time) with { Shown = time is null ? "not told" : null };

    private static ImmutableArray<Cell> RowOf(KeptAuditTask task) =>
    [
        Cell.Text(task.Name, note: task.Found),
        Cell.Text(Words.ForPeople(task.Type)),
        Cell.Count(task.Calls),
        Cell.Usd(task.PaidUsd),
        Cell.Count(task.Unpriced),
        Cell.Text(string.Join(", ", task.Models.Take(3).Select(model => model.What)), note: task.Models.Length > 3 ? $"and {task.Models.Length - 3} more" : null),
        Cell.State(
            Words.ForPeople(task.Readiness.Verdict),
            task.Readiness.Verdict switch { ReadinessVerdict.Ready => Tone.Good, ReadinessVerdict.ReadyOnceWritten => Tone.Warn, _ => Tone.Plain },
            task.Readiness.Missing.IsDefaultOrEmpty ? task.Readiness.Sentence : string.Join("; ", task.Readiness.Missing)),
        Cell.Usd(task.PossibleSavingUsd),
        Cell.Text(task.Readiness.Checks.IsDefaultOrEmpty ? null : string.Join(", ", task.Readiness.Checks)),
    ];

    private static ImmutableArray<Cell> RowOf(KeptAuditTask task, LadderPrice ladder) =>
    [
        Cell.Text(task.Name),
        Cell.Text(string.Join(" > ", ladder.Rungs), note: ladder.Notes.IsDefaultOrEmpty ? null : string.Join("; ", ladder.Notes)),
        Cell.Usd(ladder.NowUsd),
        Cell.Usd(ladder.FirstRungUsd),
        Cell.Usd(ladder.FirstRungLowUsd),
        Cell.Usd(ladder.FirstRungHighUsd),
        Saving(ladder),
        Cell.Usd(ladder.CautiousSavingUsd) with { Tone = ladder.CautiousSavingUsd > 0 ? Tone.Good : Tone.Plain },
        Cell.Share(ladder.AssumedEscalation),
        Cell.Share(ladder.BreakEvenEscalation),
        Cell.Count(ladder.Calls),
    ];

    private static Cell Saving(LadderPrice ladder) => ladder.NowUsd <= 0 ? Cell.None : Cell.Share(
        (double)(1 - (ladder.FirstRungUsd / ladder.NowUsd)), new Interval((double)(1 - (ladder.FirstRungHighUsd / ladder.NowUsd)), (double)(1 - (ladder.FirstRungLowUsd / ladder.NowUsd))));
}
