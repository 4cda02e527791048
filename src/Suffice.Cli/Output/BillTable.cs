using System.Globalization;
using Spectre.Console;
using Suffice.Ledger;

namespace Suffice.Cli.Output;

/// <summary>A bill as a table.</summary>
internal static class BillTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="by">What a line stands for.</param>
    public static void Write(IAnsiConsole console, Bill bill, string by)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(by);
        foreach (string column in new[] { "requests", "escalated", "before", "after", "rejected", "checks", "saved", "p50", "p95" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (BillLine line in bill.Lines)
        {
            Add(table, line.Key.Length == 0 ? "(none)" : line.Key, line);
        }

        table.AddEmptyRow();
        Add(table, "total", bill.Total);
        console.Write(table);
        console.WriteLine("before: the same tokens at the baseline model, by default the ladder's last rung. after: every attempt; of that, rejected answers and models asked by checks.");
        if (bill.Total.LeftOut > 0)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{bill.Total.LeftOut} requests are left out of before and saved: a price is unknown ({bill.Total.Unpriced} by their own cost)."));
        }

        if (bill.Total.EstimatedAttempts > 0)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{bill.Total.EstimatedAttempts} of {bill.Total.Attempts} calls reported no tokens; theirs are estimated."));
        }
    }

    private static void Add(Table table, string name, BillLine line) => table.AddRow(
        Markup.Escape(name),
        line.Requests.ToString("N0", CultureInfo.InvariantCulture),
        line.Escalated.ToString("N0", CultureInfo.InvariantCulture),
        Amounts.Usd(line.ComparedBaselineUsd),
        line.Unpriced == 0 ? Amounts.Usd(line.KnownCostUsd) : "at least " + Amounts.Usd(line.KnownCostUsd),
        Amounts.Usd(line.RejectedCostUsd),
        Amounts.Usd(line.CheckCostUsd),
        Saved(line),
        Milliseconds(line.LatencyP50),
        Milliseconds(line.LatencyP95));

    private static string Saved(BillLine line) => line.ComparedBaselineUsd > 0
        ? $"{Amounts.Usd(line.SavedUsd)} ({Amounts.Percent((double)(line.SavedUsd / line.ComparedBaselineUsd))})"
        : Amounts.Usd(line.SavedUsd);

    private static string Milliseconds(TimeSpan? time) =>
        time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalMilliseconds:0} ms") : "";
}
