using Spectre.Console;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Reports;

namespace Suffice.Cli.Output.Audits;

/// <summary>The tasks of an audit as a table that fits the terminal.</summary>
internal static class AuditTasks
{
    // Where not all columns fit, the kind goes and the present model with it.
    private const int WidthOfAll = 132;
    private const int LongestName = 30;
    private const int LongestNameNarrow = 16;

    /// <summary>Lines of the table that are no task: a border, names, a rule, the rest, the sum, a border.</summary>
    public const int LinesAround = 6;

    /// <summary>Makes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="width">How many characters a line has.</param>
    /// <param name="shown">How many tasks are shown; the others are summed up.</param>
    /// <returns>The table.</returns>
    public static Table Table(AuditReport report, int width, int shown)
    {
        bool wide = width >= WidthOfAll;
        Table table = new Table().Border(TableBorder.Simple).AddColumn(Column("task"));
        foreach (string right in new[] { "calls", "paid" })
        {
            table.AddColumn(Column(right).RightAligned());
        }

        foreach (string left in wide ? new[] { "type", "small model", "first ladder" } : ["small model", "try first"])
        {
            table.AddColumn(Column(left));
        }

        table.AddColumn(Column(wide ? "possible saving" : "possible").RightAligned());
        foreach (AuditedTask task in report.Tasks.Take(shown))
        {
            Add(table, task, wide);
        }

        AddRest(table, [.. report.Tasks.Skip(shown)], wide);
        AddTotal(table, report, wide);
        return table;
    }

    private static void Add(Table table, AuditedTask task, bool wide)
    {
        bool tried = task.Readiness.Verdict != ReadinessVerdict.KeepStrong && !task.Ladders.IsEmpty;
        string ladder = !tried ? "" : wide ? string.Join(" > ", task.Ladders[0].Rungs) : Short(task.Ladders[0].Rungs[0], LongestNameNarrow);
        string saving = task.PossibleSavingUsd > 0 ? Usd(task.PossibleSavingUsd, wide) : "";
        string verdict = wide ? Words.ForPeople(task.Readiness.Verdict) : Brief(task.Readiness.Verdict);
        Row(table, wide, Short(task.Name, wide ? LongestName : LongestNameNarrow), task.Profile.Calls, task.PaidUsd, Words.ForPeople(task.Type), verdict, ladder, saving);
    }

    private static void AddRest(Table table, AuditedTask[] rest, bool wide)
    {
        if (rest.Length > 0)
        {
            string saving = Usd(rest.Sum(task => task.PossibleSavingUsd), wide);
            Row(table, wide, $"and {rest.Length} more", rest.Sum(task => task.Profile.Calls), rest.Sum(task => task.PaidUsd), "", "", "", saving);
        }
    }

    private static void AddTotal(Table table, AuditReport report, bool wide) =>
        Row(table, wide, "all", report.Tasks.Sum(task => task.Profile.Calls), report.PaidUsd, "", "", "", Usd(report.PossibleSavingUsd, wide));

    private static void Row(Table table, bool wide, string name, long calls, decimal paid, string type, string verdict, string ladder, string saving)
    {
        string[] cells = [name, Figures.Count(calls), Usd(paid, wide), .. wide ? new[] { type } : [], verdict, ladder, saving];
        table.AddRow([.. cells.Select(cell => Markup.Escape(Printable.Of(cell)))]);
    }

    // Where room is short, cents of large amounts go first.
    private static string Usd(decimal usd, bool wide) => wide || usd < 10_000 ? Figures.Usd(usd) : "$" + Figures.Count((long)decimal.Round(usd));

    private static string Brief(ReadinessVerdict verdict) => verdict switch
    {
        ReadinessVerdict.Ready => "ready",
        ReadinessVerdict.ReadyOnceWritten => "once written",
        _ => "keep strong",
    };

    private static TableColumn Column(string name) => new TableColumn(name).NoWrap().PadLeft(0).PadRight(1);

    private static string Short(string name, int longest) => name.Length <= longest ? name : name[..(longest - 1)] + "…";
}
