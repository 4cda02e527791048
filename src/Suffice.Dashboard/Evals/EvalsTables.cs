using System.Collections.Immutable;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;

namespace Suffice.Dashboard.Evals;

/// <summary>The tables of the runs.</summary>
public static class EvalsTables
{
    private static readonly ImmutableArray<PageColumn> Columns =
    [
        new("run", "Run", CellKind.Code),
        new("started_at", "Began", CellKind.Time),
        new("task", "Task"),
        new("items", "Items", CellKind.Count),
        new("verdict", "Verdict", CellKind.State),
        new("small", "Small model"),
        new("small_pass_rate", "Small passes", CellKind.Share) { HasInterval = true, Hint = "Share of its answers that pass, errors left out, with a 95% interval." },
        new("large", "Large model"),
        new("large_pass_rate", "Large passes", CellKind.Share) { HasInterval = true, Hint = "Share of its answers that pass, errors left out, with a 95% interval." },
        new("difference", "Difference", CellKind.Share) { HasInterval = true, Hint = "Small minus large on the same items, with a 90% interval: either end is a one-sided bound at 95%." },
        new("spent_usd", "Spent", CellKind.Usd),
        new("state", "Run is", CellKind.State),
    ];

    /// <summary>Makes them.</summary>
    /// <param name="figures">The runs.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(EvalsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return
        [
            new PageTable("runs", "Runs", Columns, [.. figures.Runs.Select(RowOf)])
            {
                Empty = figures.Task is null ? "No eval was run yet. Run one: suffice eval TASK --models SMALL,LARGE" : $"No eval of {figures.Task} was run yet. Run one: suffice eval {figures.Task} --models SMALL,LARGE",
            },
        ];
    }

    /// <summary>How an outcome is meant.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The tone.</returns>
    internal static Tone ToneOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Sufficient => Tone.Good,
        VerdictOutcome.Insufficient => Tone.Bad,
        _ => Tone.Warn,
    };

    /// <summary>Where a run is shown.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The address.</returns>
    internal static string LinkOf(string run) => $"/evals/{Uri.EscapeDataString(run)}";

    private static ImmutableArray<Cell> RowOf(EvalLine run)
    {
        EvalModelLine small = run.Models[0];
        EvalModelLine? large = run.Models.Length > 1 ? run.Models[^1] : null;
        EvalVerdictLine? verdict = run.Verdicts.FirstOrDefault();
        int between = run.Models.Length - 2;

        return
        [
            Cell.Text(run.Run, LinkOf(run.Run), run.Task is null || run.Task == run.Set ? null : $"items of {run.Set}"),
            Cell.Time(run.StartedAt),
            Cell.Text(run.Task, run.Task is null ? null : $"/tasks/{Uri.EscapeDataString(run.Task)}", run.Task is null ? $"no task: {run.Set}" : null),
            Cell.Count(run.Items) with { Note = run.Repeats > 1 ? $"{Figures.Count(run.Repeats)} times each" : null },
            verdict is null ? Cell.None with { Shown = "nothing to hold it against" } : Cell.State(verdict.Summary, ToneOf(verdict.Outcome), link: LinkOf(run.Run)),
            Cell.Text(small.Model, note: between > 0 ? $"and {Figures.Count(between, "model")} more" : null),
            Rate(small),
            Cell.Text(large?.Model),
            large is null ? Cell.None : Rate(large),
            new Cell(verdict?.Difference) { Interval = verdict?.DifferenceInterval, Shown = verdict?.Difference is { } difference ? EvalWords.Points(difference) : null },
            Cell.Usd(run.SpentUsd, note: run.IsReplayed ? "replayed: nobody was called" : run.Unpriced > 0 ? $"{Figures.Count(run.Unpriced, "answer")} without a price" : null),
            run.IsWhole ? Cell.State("whole", Tone.Good) : Cell.State("stopped", Tone.Warn, $"{Figures.Count(run.Answers)} of {Figures.Count(run.Wanted)} answers"),
        ];
    }

    private static Cell Rate(EvalModelLine model) => Cell.Share(model.PassRate, model.PassRate95, model.Errors > 0 ? $"{Figures.Count(model.Errors, "error")}" : null) with
    {
        Shown = model.PassRate is null ? "only errors" : null,
    };
}
