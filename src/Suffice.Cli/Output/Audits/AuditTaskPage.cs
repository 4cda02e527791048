using Spectre.Console;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Sentences;
using Suffice.Reports;
using static System.FormattableString;

namespace Suffice.Cli.Output.Audits;

/// <summary>One task of an audit with its reasons and some of its calls: <c>--explain TASK</c>.</summary>
internal static class AuditTaskPage
{
    private const int FirstWords = 200;
    private const int SamplesShown = 20;

    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, AuditedTask task)
    {
        Grid grid = AuditTable.Lines();
        AuditTable.Add(grid, "task", $"{task.Name}: {Words.ForPeople(task.Type)}; found by {task.Found}");
        AuditTable.Add(grid, "calls", $"{Figures.Count(task.Profile.Calls)}, {Figures.Usd(task.PaidUsd)}{(task.Unpriced > 0 ? $"; {Figures.Count(task.Unpriced)} without a price" : "")}; {Models(task)}");
        AuditTable.Add(grid, "verdict", $"{Words.ForPeople(task.Readiness.Verdict)}. {task.Readiness.Sentence}");
        AuditTable.Add(grid, "because", [.. task.Readiness.Evidence]);
        AuditTable.Add(grid, "missing", [.. task.Readiness.Missing]);
        AuditTable.Add(grid, "checks", string.Join(", ", task.Readiness.Checks));
        AuditTable.Add(grid, "known", [.. OtherSentences.Match(task.Match)]);
        AuditTable.Add(grid, "also", [.. new[] { task.Cache, task.Batch }.OfType<Discount>().Select(discount => $"{Figures.Usd(discount.Usd)}: {discount.Why}")]);
        console.Write(grid);
        if (!task.Ladders.IsEmpty)
        {
            console.Write(Ladders(task));
            AuditTable.Add(grid = AuditTable.Lines(), "note", [.. task.Ladders.SelectMany(ladder => ladder.Notes.Append(Wait(ladder, task))).Distinct(StringComparer.Ordinal)]);
            console.Write(grid);
        }

        if (!task.Samples.IsEmpty)
        {
            console.Write(Samples(task));
        }
    }

    private static Table Ladders(AuditedTask task)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("ladder");
        foreach (string name in new[] { "now", "first rung alone", "low to high", "pays below", "saving" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (LadderPrice ladder in task.Ladders)
        {
            string[] cells =
            [
                string.Join(" > ", ladder.Rungs),
                Figures.Usd(ladder.NowUsd),
                Figures.Usd(ladder.FirstRungUsd),
                $"{Figures.Usd(ladder.FirstRungLowUsd)} to {Figures.Usd(ladder.FirstRungHighUsd)}",
                $"{Figures.Percent(Math.Max(0, ladder.BreakEvenEscalation))} going up",
                $"{Figures.Usd(ladder.CautiousSavingUsd)} at {Figures.Percent(ladder.AssumedEscalation)}",
            ];
            table.AddRow([.. cells.Select(cell => Markup.Escape(Printable.Of(cell)))]);
        }

        return table;
    }

    private static Table Samples(AuditedTask task)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("place").AddColumn("model");
        table.AddColumn(new TableColumn("tokens").RightAligned()).AddColumn(new TableColumn("cost").RightAligned());
        table.AddColumn("type").AddColumn("first words");
        foreach (CallSample sample in SampleChoice.Spread(task.Samples, SamplesShown))
        {
            string[] cells =
            [
                sample.Place,
                sample.Model ?? "",
                Invariant($"{sample.PromptTokens:N0} + {sample.AnswerTokens:N0}"),
                Figures.Usd(sample.Usd),
                Words.ForPeople(sample.Type),
                OneLine(sample.Prompt.Length > 0 ? sample.Prompt : sample.System),
            ];
            table.AddRow([.. cells.Select(cell => (Spectre.Console.Rendering.IRenderable)new Text(Printable.Of(cell)) { Overflow = Overflow.Ellipsis })]);
        }

        return table;
    }

    private static string Wait(LadderPrice ladder, AuditedTask task) =>
        LadderSentences.Wait(ladder, task.Latency) is { Length: > 0 } wait ? $"{ladder.Rungs[0]}: {wait}" : "";

    private static string Models(AuditedTask task) => string.Join(", ", task.Models.Select(model => $"{model.What} ({Figures.Count(model.Count)})"));

    private static string OneLine(string text)
    {
        string line = string.Join(' ', text[..Math.Min(text.Length, FirstWords)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 60 ? line[..59] + "…" : line;
    }
}
