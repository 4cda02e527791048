using System.Globalization;
using Spectre.Console;
using Suffice.Ledger.Bills;
using static System.FormattableString;

namespace Suffice.Cli.Output;

/// <summary>A bill as a table.</summary>
internal static class BillTable
{
    // Amounts are not broken over lines: where all columns do not fit, the fewer that matter most are shown.
    private const int WidthOfAll = 130;

    private static readonly string[] All = ["requests", "escalated", "before", "after", "rejected", "checks", "watch", "saved", "saved %", "p50", "p95"];

    private static readonly string[] Few = ["requests", "escalated", "before", "after", "saved %"];

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="by">What a line stands for.</param>
    public static void Write(IAnsiConsole console, Bill bill, string by)
    {
        bool wide = console.Profile.Width >= WidthOfAll;
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn(by == "none" ? string.Empty : by));
        foreach (string column in wide ? All : Few)
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }

        if (by != "none")
        {
            foreach (BillLine line in bill.Lines)
            {
                Add(table, line.Key.Length == 0 ? "(none)" : line.Key, line, wide);
            }

            table.AddEmptyRow();
        }

        Add(table, "total", bill.Total, wide);
        console.Write(table);
        console.WriteLine("before: the same tokens at the baseline model, by default the ladder's last rung. after: every attempt; of that, rejected answers, models asked by checks, and calls of our own (shadows, canaries).");
        if (bill.Total.LeftOut > 0)
        {
            console.WriteLine(Invariant($"{bill.Total.LeftOut} requests are left out of before and saved: a price is unknown ({bill.Total.Unpriced} by their own cost)."));
        }

        if (bill.Total.EstimatedAttempts > 0)
        {
            console.WriteLine(Invariant($"{bill.Total.EstimatedAttempts} of {bill.Total.Attempts} calls reported no tokens; theirs are estimated."));
        }
    }

    private static void Add(Table table, string name, BillLine line, bool wide)
    {
        string before = Amounts.Usd(line.ComparedBaselineUsd);
        string after = line.Unpriced == 0 ? Amounts.Usd(line.KnownCostUsd) : "at least " + Amounts.Usd(line.KnownCostUsd);
        string[] cells = wide
            ? [before, after, Amounts.Usd(line.RejectedCostUsd), Amounts.Usd(line.CheckCostUsd), Amounts.Usd(line.WatchCostUsd), Amounts.Usd(line.SavedUsd), Share(line), Milliseconds(line.LatencyP50), Milliseconds(line.LatencyP95)]
            : [before, after, Share(line)];
        table.AddRow([Markup.Escape(name), Count(line.Requests), Count(line.Escalated), .. cells]);
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(BillLine line) => line.ComparedBaselineUsd > 0
        ? Amounts.Percent((double)(line.SavedUsd / line.ComparedBaselineUsd))
        : "";

    private static string Milliseconds(TimeSpan? time) =>
        time is { } known ? Invariant($"{known.TotalMilliseconds:0} ms") : "";
}
