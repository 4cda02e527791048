using Spectre.Console;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Sentences;

namespace Suffice.Cli.Output.Audits;

/// <summary>An audit on one screen: what was read, what was paid, the tasks, what else, and what the claim rests on.</summary>
internal static class AuditTable
{
    // One screen: of what may be many, only the weightiest are shown, and fewer tasks where the rest takes more lines.
    private const int ScreenLines = 40;
    private const int FewestTasks = 4;
    private const int MostTasks = 12;
    private const int WideFrom = 120;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The report.</param>
    public static void Write(IAnsiConsole console, AuditReport report)
    {
        int shown = console.Profile.Width >= WideFrom ? 2 : 1;
        Grid head = Head(report, shown);
        Grid foot = Foot(report, shown);
        int left = ScreenLines - AuditTasks.LinesAround - HeightOf(console, head) - HeightOf(console, foot);
        console.Write(head);
        console.Write(AuditTasks.Table(report, console.Profile.Width, Math.Clamp(left, FewestTasks, MostTasks)));
        console.Write(foot);
    }

    /// <summary>Writes all that was found about one task, with its sample calls.</summary>
    /// <param name="console">Where.</param>
    /// <param name="task">The task.</param>
    public static void Explain(IAnsiConsole console, AuditedTask task) => AuditTaskPage.Write(console, task);

    /// <summary>Two columns: what a line is about, and the line.</summary>
    internal static Grid Lines() => new Grid()
        .AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(1).Width(8))
        .AddColumn(new GridColumn().PadLeft(0).PadRight(0));

    /// <summary>Adds lines under one word, leaving out the empty ones.</summary>
    internal static void Add(Grid grid, string about, params ReadOnlySpan<string> lines)
    {
        string word = about;
        foreach (string line in lines)
        {
            if (line.Length > 0)
            {
                grid.AddRow(new Text(Printable.Of(word), new Style(decoration: Decoration.Bold)), new Text(Printable.Of(line)));
                word = string.Empty;
            }
        }
    }

    private static Grid Head(AuditReport report, int shown)
    {
        Grid head = Lines();
        Add(head, "read", CoverageSentences.Read(report), CoverageSentences.Priced(report), string.Join("; ", CoverageSentences.Limits(report.Coverage)));
        Add(head, "broken", [.. CoverageSentences.Faults(report.Coverage).Take(shown)]);
        Add(head, "paid", [MoneySentences.Paid(report), .. Some(report.Differences, shown, MoneySentences.Difference)]);
        return head;
    }

    private static Grid Foot(AuditReport report, int shown)
    {
        Grid foot = Lines();
        Add(foot, "also", [.. Some(OtherSentences.Discounts(report), shown, discount => discount)]);
        Add(foot, "going", [.. Some(report.Retiring, shown, retiring => OtherSentences.Retirement(retiring, report.MadeAt))]);
        Add(foot, "unknown", [.. Some(report.Unpriced, shown, OtherSentences.Unpriced)]);
        Add(foot, "note", [.. Some(report.Coverage.Notes, shown, note => note)]);
        Add(foot, "claim", MoneySentences.Claim(report));
        Add(foot, "next", Next(report));
        return foot;
    }

    private static IEnumerable<string> Some<T>(IReadOnlyList<T> all, int shown, Func<T, string> sentence) =>
        all.Take(shown).Select((entry, i) => sentence(entry) + (i == shown - 1 && all.Count > shown ? $" (and {all.Count - shown} more)" : ""));

    private static int HeightOf(IAnsiConsole console, Grid grid)
    {
        using StringWriter text = new();
        IAnsiConsole measure = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        measure.Profile.Width = console.Profile.Width;
        measure.Write(grid);
        return text.ToString().Count(c => c == '\n');
    }

    private static string Next(AuditReport report)
    {
        string path = report.Coverage.Files is [FileCoverage only] ? only.Path : "PATH...";
        return report.Tasks is [AuditedTask first, ..]
            ? $"suffice audit {path} --explain {(report.Tasks.FirstOrDefault(task => task.PossibleSavingUsd > 0) ?? first).Name}, then --write-policy suffice.yaml --write-evals evals"
            : "suffice audit --help tells which logs can be read";
    }
}
