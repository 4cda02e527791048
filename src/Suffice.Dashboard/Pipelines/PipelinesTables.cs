using System.Collections.Immutable;
using Suffice.Billing;
using Suffice.Billing.Amounts;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Files;
using Suffice.Ledger;

namespace Suffice.Dashboard.Pipelines;

/// <summary>The tables of pipelines.</summary>
public static class PipelinesTables
{
    /// <summary>The list.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>The table.</returns>
    public static ImmutableArray<PageTable> Of(PipelinesFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return
        [
            new PageTable(
                "pipelines",
                "Pipelines",
                [
                    new PageColumn("pipeline", "Pipeline"),
                    new PageColumn("runs", "Runs", CellKind.Count),
                    new PageColumn("stopped", "Stopped", CellKind.Count) { Hint = "Tries of runs that stopped at a step; what they cost is carried by those that were completed" },
                    new PageColumn("before", "Before, a run", CellKind.Usd),
                    new PageColumn("after", "After, a run", CellKind.Usd),
                    new PageColumn("saved", "Saved, a run", CellKind.Usd),
                    new PageColumn("saved_share", "Saved", CellKind.Share),
                    new PageColumn("month", "After, a month", CellKind.Usd) { Hint = "Thirty days with as many runs a day as in the chosen days, from the day of its first run" },
                    new PageColumn("failed", "Failed calls", CellKind.Count),
                    new PageColumn("p50", "p50", CellKind.Duration),
                    new PageColumn("p95", "p95", CellKind.Duration),
                    new PageColumn("warnings", "Warnings", CellKind.State) { Hint = "Where it saves less than it seems to" },
                ],
                [.. figures.Pipelines.Select(line => Row(line, figures.Period))])
            {
                Empty = "There is no pipeline. One is a file in \"pipelines/\" beside the policy; \"suffice run NAME\" or POST /v1/pipelines/NAME runs it.",
            },
        ];
    }

    /// <summary>Of one pipeline.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>Its steps, its plan beside them, its runs.</returns>
    public static ImmutableArray<PageTable> Of(PipelineFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return
        [
            .. figures.Bill is { } bill ? (PageTable[])[Steps(figures, bill)] : [],
            .. figures.Beside is { } beside ? (PageTable[])[Beside(beside)] : [],
            Runs(figures),
        ];
    }

    /// <summary>What is known of an amount: exact in the ledger; where a price is missing, the least it can be is said.</summary>
    /// <param name="usd">The amount.</param>
    /// <param name="atLeast">What is known of it.</param>
    /// <returns>The cell.</returns>
    internal static Cell Usd(UsdRange? usd, decimal atLeast = 0) => usd is { } known
        ? Cell.Usd(known.Low) with { Shown = BillFigures.Usd(usd) }
        : Cell.Usd(null) with { Shown = BillFigures.Usd(usd, atLeast) };

    private static ImmutableArray<Cell> Row(PipelineLine line, Period period)
    {
        string path = CallsLink.PageOf($"/pipelines/{Uri.EscapeDataString(line.Name)}", period);
        BillSum? run = line.Bill?.PerRun;

        return
        [
            Cell.Text(line.Name, path, line.IsInPolicy ? null : "not in the policy any more"),
            Cell.Count(line.Bill?.Seen?.Completed ?? 0, CallsLink.Of(period, ("pipeline", line.Name), ("outcome", "run"))),
            Cell.Count(line.Bill?.Seen?.Stopped ?? 0, CallsLink.Of(period, ("pipeline", line.Name), ("outcome", "run_failed"))),
            .. run is null
                ? (Cell[])[Cell.None, Cell.None, Cell.None, Cell.None, Cell.None]
                : [Usd(run.Before, run.BeforeAtLeast), Usd(run.After, run.AfterAtLeast), Usd(run.Saved), Cell.Share((double?)run.SavedShare?.Low), Usd(line.Bill!.PerMonth?.After, line.Bill.PerMonth?.AfterAtLeast ?? 0)],
            Cell.Count(line.FailedCalls),
            Cell.Duration(line.Bill?.Seen?.LatencyP50),
            Cell.Duration(line.Bill?.Seen?.LatencyP95),
            line.Bill is not { } bill ? Cell.None with { Shown = "no run" } : bill.Warnings.IsEmpty ? Cell.State("none", Tone.Good) : Cell.State($"{bill.Warnings.Length}", Tone.Warn, link: $"{path}#warnings"),
        ];
    }

    private static PageTable Steps(PipelineFigures figures, FlowBill bill) => new(
        "steps",
        "Step by step, a run",
        [
            new PageColumn("step", "Step"), new PageColumn("calls", "Calls", CellKind.Count), new PageColumn("calls_run", "Calls a run", CellKind.Number),
            new PageColumn("before", "Before", CellKind.Usd), new PageColumn("after", "After", CellKind.Usd), new PageColumn("saved", "Saved", CellKind.Usd), new PageColumn("saved_share", "Share", CellKind.Share),
            new PageColumn("rejected", "Rejected answers", CellKind.Usd) { Hint = "Cheap answers that were paid and not served; inside after" }, new PageColumn("checks", "Checks", CellKind.Usd) { Hint = "Models that gates asked; inside after" },
            new PageColumn("watch", "Watching", CellKind.Usd) { Hint = "Shadows and canaries; inside after" },
            new PageColumn("escalated", "Went up", CellKind.Share) { HasInterval = true }, new PageColumn("break_even", "Pays below", CellKind.Share), new PageColumn("worth", "Its ladder", CellKind.State),
            new PageColumn("failed", "Failed", CellKind.Count), new PageColumn("p50", "p50", CellKind.Duration), new PageColumn("p95", "p95", CellKind.Duration), new PageColumn("what", "What"),
        ],
        [.. bill.Lines.Select(line => Step(figures, line))])
    {
        IsOrdered = true,
        Foot =
        [
            Cell.Text("a run"), Cell.Count(bill.Lines.Sum(line => line.Seen?.Calls ?? 0)), Cell.None with { Shown = string.Empty },
            Usd(bill.PerRun.Before, bill.PerRun.BeforeAtLeast), Usd(bill.PerRun.After, bill.PerRun.AfterAtLeast), Usd(bill.PerRun.Saved), Cell.Share((double?)bill.PerRun.SavedShare?.Low),
            Usd(bill.Overheads.Rejected), Usd(bill.Overheads.Checks), Usd(bill.Overheads.Judges),
            .. Enumerable.Repeat(Cell.None with { Shown = string.Empty }, 3), Cell.Count(bill.Lines.Sum(line => line.Seen?.Failed ?? 0)), Cell.Duration(bill.Seen?.LatencyP50), Cell.Duration(bill.Seen?.LatencyP95), Cell.None with { Shown = string.Empty },
        ],
    };

    private static ImmutableArray<Cell> Step(PipelineFigures figures, FlowLine line) =>
    [
        Cell.Text(line.Step, note: line.WhyUnknown),
        Cell.Count(line.Seen?.Calls, CallsLink.Of(figures.Period, ("pipeline", figures.Name), ("step", line.Step))),
        Cell.Number((double)line.Calls.Low),
        Usd(line.PerRun.Before, line.PerRun.BeforeAtLeast),
        Usd(line.PerRun.After, line.PerRun.AfterAtLeast),
        Usd(line.PerRun.Saved),
        Cell.Share((double?)line.PerRun.SavedShare?.Low),
        Usd(line.Overheads.Rejected),
        Usd(line.Overheads.Checks),
        Usd(line.Overheads.Judges),
        line.Ladder is { } ladder ? Cell.Share((double?)ladder.EscalationSeen, new Interval((double)ladder.Escalation.Low, (double)ladder.Escalation.High)) : Cell.None,
        Cell.Share((double?)line.Ladder?.BreakEven?.Low),
        line.Ladder is { } worth ? Cell.State(EnumWord.Of(worth.Verdict), ToneOf(worth.Verdict)) : Cell.None with { Shown = line.IsKept ? "bought elsewhere" : "no ladder" },
        Cell.Count(line.Seen?.Failed),
        Cell.Duration(line.Seen?.LatencyP50),
        Cell.Duration(line.Seen?.LatencyP95),
        Cell.Text(line.What),
    ];

    private static PageTable Beside(PlanBesideSeen beside) => new(
        "beside",
        "Planned beside seen, a run",
        [
            new PageColumn("step", "Step"), new PageColumn("planned_before", "Before, planned", CellKind.Usd), new PageColumn("seen_before", "seen", CellKind.Usd),
            new PageColumn("planned_after", "After, planned", CellKind.Usd), new PageColumn("seen_after", "seen", CellKind.Usd), new PageColumn("planned_escalation", "Went up, planned", CellKind.Text),
            new PageColumn("seen_escalation", "seen", CellKind.Share), new PageColumn("agrees", "As planned", CellKind.State), new PageColumn("says", "In words"),
        ],
        [
            .. from step in beside.Steps
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(step.Step.Length > 0 ? step.Step : "a run"),
                   Amount(step.Planned, sum => sum.Before, 0), Amount(step.Seen, sum => sum.Before, step.Seen?.BeforeAtLeast ?? 0), Amount(step.Planned, sum => sum.After, 0), Amount(step.Seen, sum => sum.After, step.Seen?.AfterAtLeast ?? 0),
                   step.PlannedEscalation is { } planned ? Cell.Text(BillFigures.Share(planned)) : Cell.None, Cell.Share((double?)step.SeenEscalation),
                   step.Agrees ? Cell.State("as planned", Tone.Good) : Cell.State("differs", Tone.Warn), Cell.Text(step.Says),
               ],
        ])
    {
        IsOrdered = true,
    };

    private static Cell Amount(BillSum? sum, Func<BillSum, UsdRange?> of, decimal atLeast) => sum is null ? Cell.None : Usd(of(sum), atLeast);

    private static PageTable Runs(PipelineFigures figures) => new(
        "runs",
        "Its latest runs",
        [
            new PageColumn("run", "Run", CellKind.Code), new PageColumn("at", "Began", CellKind.Time), new PageColumn("outcome", "Ended", CellKind.State), new PageColumn("latency", "Took", CellKind.Duration), new PageColumn("error", "Why it stopped"),
        ],
        [
            .. from run in figures.Runs
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(run.Run, $"/requests?run={Uri.EscapeDataString(run.Run)}&days={Period.MostDays}"), Cell.Time(run.At),
                   run.Outcome == RequestOutcome.Run ? Cell.State("completed", Tone.Good) : Cell.State("stopped", Tone.Bad), Cell.Duration(run.Latency),
                   Cell.Text(run.Error) with { Shown = figures.IsWithheld && run.Outcome != RequestOutcome.Run ? "for the roles review and admin" : null },
               ],
        ])
    {
        Empty = $"It did not run in these days. \"suffice run {figures.Name}\" or POST /v1/pipelines/{figures.Name} runs it; a longer period shows earlier runs.",
    };

    private static Tone ToneOf(LadderVerdict verdict) => verdict switch
    {
        LadderVerdict.Pays => Tone.Good,
        LadderVerdict.Loses => Tone.Bad,
        LadderVerdict.Doubtful => Tone.Warn,
        _ => Tone.Plain,
    };
}
