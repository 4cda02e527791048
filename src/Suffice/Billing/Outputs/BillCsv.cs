using System.Collections.Immutable;
using Suffice.Billing.Amounts;
using Suffice.Files;
using Suffice.Reports.Csv;

namespace Suffice.Billing.Outputs;

/// <summary>A flow's bill as a table: a line for each step, then the total. Empty is unknown, never zero.</summary>
public static class BillCsv
{
    private static readonly ImmutableArray<string> Columns =
    [
        "step", "kind", "what", "often", "calls_low", "calls_high", .. Amounts("run"), .. Amounts("thousand"), .. Amounts("month"),
        "widest_saving_low_usd", "widest_saving_high_usd", "rejected_low_usd", "rejected_high_usd", "checks_low_usd", "checks_high_usd", "judges_low_usd", "judges_high_usd",
        "escalation_low", "escalation_high", "pays_below_low", "pays_below_high", "verdict", "why_unknown",
    ];

    /// <summary>Writes it.</summary>
    /// <param name="bill">The bill.</param>
    /// <param name="to">Where.</param>
    public static void Write(FlowBill bill, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(bill);
        ArgumentNullException.ThrowIfNull(to);

        CsvLine.Write(to, Columns);
        foreach (FlowLine line in bill.Lines)
        {
            CsvLine.Write(to,
            [
                CsvValue.Text(line.Step), EnumWord.Of(line.Kind), CsvValue.Text(line.What), CsvValue.Text(line.Often),
                CsvValue.Number(line.Calls.Low), CsvValue.Number(line.Calls.High),
                .. Sums(line.PerRun, line.PerThousand, line.PerMonth), .. Overheads(line.Overheads), .. Ladder(line.Ladder), CsvValue.Text(line.WhyUnknown),
            ]);
        }

        CsvLine.Write(to, ["total", string.Empty, string.Empty, string.Empty, "1", "1", .. Sums(bill.PerRun, bill.PerThousand, bill.PerMonth), .. Overheads(bill.Overheads), .. Ladder(null), string.Empty]);
    }

    private static IEnumerable<string> Amounts(string per) =>
        from figure in (string[])["before", "after", "saved"]
        from end in (string[])["low", "high"]
        select $"{figure}_{end}_usd_per_{per}";

    private static IEnumerable<string> Sums(BillSum run, BillSum thousand, BillSum? month) =>
    [
        .. Ends(run.Before), .. Ends(run.After), .. Ends(run.Saved),
        .. Ends(thousand.Before), .. Ends(thousand.After), .. Ends(thousand.Saved),
        .. Ends(month?.Before), .. Ends(month?.After), .. Ends(month?.Saved),
        .. Ends(run.WidestSaving),
    ];

    private static IEnumerable<string> Overheads(BillOverheads overheads) => [.. Ends(overheads.Rejected), .. Ends(overheads.Checks), .. Ends(overheads.Judges)];

    private static IEnumerable<string> Ladder(LadderWorth? ladder) =>
    [
        CsvValue.Number(ladder?.Escalation.Low), CsvValue.Number(ladder?.Escalation.High),
        CsvValue.Number(ladder?.BreakEven?.Low), CsvValue.Number(ladder?.BreakEven?.High),
        ladder is null ? string.Empty : EnumWord.Of(ladder.Verdict),
    ];

    private static IEnumerable<string> Ends(UsdRange? range) => [CsvValue.Number(range?.Low), CsvValue.Number(range?.High)];
}
