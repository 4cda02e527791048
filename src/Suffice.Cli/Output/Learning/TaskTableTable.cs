using Spectre.Console;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Tables;
using Suffice.Learning.Tables;
using static System.FormattableString;

namespace Suffice.Cli.Output.Learning;

/// <summary>A task table on a terminal, and as lines for a policy.</summary>
internal static class TaskTableTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="made">The table.</param>
    /// <param name="labelled">The calls it was made of.</param>
    /// <param name="folder">Where it was written to.</param>
    public static void Write(IAnsiConsole console, TaskTable made, LabelledCalls labelled, string folder)
    {
        console.WriteLine(Invariant($"{labelled.Calls.Count} labelled calls, {made.Models.Count()} models; {labelled.Skipped} items left out for want of a judged answer of every model"));
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("task", "calls", "model", "right [[95%]]", "beside the ceiling [[95%]]", "a call");
        foreach (TaskTableRow row in made.Rows)
        {
            TaskTableCell cell = row.CellOf(row.Model);
            table.AddRow(
                Markup.Escape(Printable.Of(row.Task)), Invariant($"{row.Calls}"), Markup.Escape(Printable.Of(row.Model)),
                Markup.Escape(Invariant($"{cell.RightRate:0.0%} [{cell.RightLow:0.0%}, {cell.RightHigh:0.0%}]")),
                Markup.Escape(Invariant($"{cell.Uplift * 100:+0.0;-0.0;0.0} [{cell.UpliftLow * 100:+0.0;-0.0;0.0}, {cell.UpliftHigh * 100:+0.0;-0.0;0.0}] points")),
                Amounts.Usd((decimal?)cell.CostUsd));
        }

        console.Write(table);
        HeldOutChoice held = made.HeldOut;
        console.WriteLine(Invariant($"ceiling {Printable.Of(made.Ceiling)}, {made.Keep:0.##%} of its accuracy asked for; on calls held out {held.Share:0.0%} [{held.ShareLow:0.0%}, {held.ShareHigh:0.0%}] kept, {Amounts.Percent(held.Saving)} saved"));
        console.WriteLine(held.Caution is null
            ? "no choice held on calls held out: the ceiling serves every task"
            : Invariant($"each choice is expected to keep it with {held.Caution:0.#} standard errors to spare; a task not in the table goes to {Printable.Of(made.Ceiling)}"));
        console.WriteLine($"written to {Path.Combine(folder, RecordedTable.FileName)}; as lines of a policy:");
        console.WriteLine();

        // Not through the console: it would wrap lines that are to be pasted.
        new TaskTablePolicy(made, labelled.Calls).Write(Console.Out);
    }
}
