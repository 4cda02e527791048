using Spectre.Console;
using Suffice.Billing;
using Suffice.Billing.Amounts;
using Suffice.Billing.Outputs;

namespace Suffice.Cli.Output;

/// <summary>The bill of a flow on a terminal.</summary>
internal static class FlowBillTable
{
    // Amounts are not broken over lines: where all columns do not fit, the fewer that matter most are shown.
    private const int WidthOfAll = 120;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="beside">The plan beside it; <see langword="null"/> without one.</param>
    public static void Write(IAnsiConsole console, FlowBill bill, PlanBesideSeen? beside = null)
    {
        bool wide = console.Profile.Width >= WidthOfAll;
        bool timed = wide && bill.Latency is not null;
        Say(console, [BillSentences.Head(bill)]);
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("step");
        if (wide)
        {
            table.AddColumn("what").AddColumn("runs");
        }

        foreach (string column in Columns(wide, timed))
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }

        foreach (FlowLine line in bill.Lines)
        {
            Add(table, wide, timed, line.Step, BillSentences.What(line), line.Often.Length > 0 ? line.Often : "once", line.PerRun, line.Latency?.After, line.IsKept);
        }

        table.AddEmptyRow();
        foreach ((string name, BillSum sum, TimeSpread? latency) in Totals(bill))
        {
            Add(table, wide, timed, name, string.Empty, string.Empty, sum, latency, isKept: false);
        }

        console.Write(table);
        Say(console, beside?.Steps.Select(step => $"{(step.Agrees ? string.Empty : "differs: ")}{step.Says}") ?? []);
        WriteNotes(console, bill);
    }

    private static string[] Columns(bool wide, bool timed) => ["before", "after", .. wide ? new[] { "saved" } : [], "saved %", .. timed ? new[] { "latency" } : []];

    private static IEnumerable<(string Name, BillSum Sum, TimeSpread? Latency)> Totals(FlowBill bill)
    {
        yield return ($"total per {bill.Run}", bill.PerRun, bill.Seen is null ? bill.Latency?.SequenceAfter : bill.Latency?.ParallelAfter);
        foreach ((string held, BillSum sum) in bill.PerHeld)
        {
            yield return ($"per {held}", sum, null);
        }

        yield return ("per thousand", bill.PerThousand, null);
        if (bill.PerMonth is { } month)
        {
            yield return ("per month", month, null);
        }
    }

    private static void Add(Table table, bool wide, bool timed, string name, string what, string often, BillSum sum, TimeSpread? latency, bool isKept)
    {
        string before = BillFigures.Usd(sum.Before, sum.BeforeAtLeast);
        string after = BillFigures.Usd(sum.After, sum.AfterAtLeast);
        string share = isKept ? "kept" : sum.SavedShare is null && sum.Saved is not null ? string.Empty : BillFigures.Share(sum.SavedShare);
        string[] cells = wide
            ? [name, what, often, before, after, isKept ? string.Empty : BillFigures.Usd(sum.Saved), share]
            : [name, before, after, share];
        string[] last = timed ? [latency is null ? string.Empty : BillFigures.Time(latency)] : [];
        table.AddRow([.. cells.Concat(last).Select(cell => new Text(Printable.Of(cell)))]);
    }

    private static void WriteNotes(IAnsiConsole console, FlowBill bill)
    {
        Say(console, bill.Warnings);
        Say(console, bill.Stated.Concat(bill.Lines.SelectMany(line => line.Stated)).Select(figure => figure.Says));
        Say(console, BillSentences.Saving(bill));
        Say(console, BillSentences.Ladders(bill));
        Say(console, BillSentences.Overheads(bill));
        Say(console, BillSentences.Latency(bill));
        Say(console, bill.Assumptions.Select(assumed => $"assumed: {assumed}"));
    }

    private static void Say(IAnsiConsole console, IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            console.WriteLine(Printable.Of(sentence));
        }
    }
}
