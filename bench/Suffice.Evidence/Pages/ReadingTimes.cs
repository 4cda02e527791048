using System.Diagnostics;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;

namespace Suffice.Evidence.Pages;

/// <summary>Times the ledger's own readings, without a gateway.</summary>
internal static class ReadingTimes
{
    private const int Rounds = 5;

    /// <summary>Times them, and prints each.</summary>
    /// <param name="path">The ledger.</param>
    /// <param name="until">Its last day.</param>
    public static void Measure(string path, DateOnly until)
    {
        LedgerReader ledger = new(path);
        foreach (int days in (int[])[30, 365])
        {
            DateOnly first = until.AddDays(1 - days);
            BillQuery bill = new() { From = Start(first), To = Start(until.AddDays(1)) };
            foreach (BillGrouping grouping in Enum.GetValues<BillGrouping>())
            {
                Time($"ReadBill by {grouping}, {days} days", () => ledger.ReadBill(bill with { GroupBy = grouping }));
            }

            Time($"ReadBill of a task by Day, {days} days", () => ledger.ReadBill(bill with { GroupBy = BillGrouping.Day, Task = "reply-draft" }));
            Time($"ReadReport by Task, {days} days", () => ledger.ReadReport(bill with { GroupBy = BillGrouping.Task }));
            Time($"ReadSpend, {days} days", () => ledger.ReadSpend(bill));
            Time($"ReadReasons of a task, {days} days", () => ledger.ReadReasons(bill with { Task = "reply-draft" }));
            Time($"ReadPipeline, {days} days", () => ledger.ReadPipeline("weekly-posts", bill.From, bill.To)!);
            MeasureNew(ledger, first, until, days);
        }

        Time("ReadFingerprints", () => ledger.ReadFingerprints());
        Time("ReadPipelineNames", () => ledger.ReadPipelineNames());
        MeasureRequests(ledger);
    }

    private static void MeasureNew(LedgerReader ledger, DateOnly first, DateOnly until, int days)
    {
        SeriesQuery series = new() { FirstDay = first, LastDay = until };
        Time($"ReadSeries, {days} days", () => ledger.ReadSeries(series));
        Time($"ReadSeries by task, {days} days", () => ledger.ReadSeries(series with { ByTask = true }));
        Time($"ReadSeries by task and model and day, {days} days", () => ledger.ReadSeries(series with { ByTask = true, ByModel = true, Step = SeriesStep.Day }));
        Time($"ReadSeries of a task by model, {days} days", () => ledger.ReadSeries(series with { Task = "reply-draft", ByModel = true }));
        Time($"ReadCostliest, {days} days", () => ledger.ReadCostliest(first, until));
        Time($"ReadCostliest of a task, {days} days", () => ledger.ReadCostliest(first, until, "reply-draft"));
    }

    private static void MeasureRequests(LedgerReader ledger)
    {
        Time("ReadRequests", () => ledger.ReadRequests(new RequestQuery()));
        Time("ReadRequests of a task", () => ledger.ReadRequests(new RequestQuery { Task = "reply-draft" }));
        Time("ReadRequests refused of a task", () => ledger.ReadRequests(new RequestQuery { Task = "reply-draft", Outcome = Suffice.Ledger.RequestOutcome.Refused }));
        Time("ReadRequests of a key that made none", () => ledger.ReadRequests(new RequestQuery { Key = "nobody" }));
        Time("ReadRequests of a model and reason", () => ledger.ReadRequests(new RequestQuery { Model = "large", Reason = "references" }));
    }

    private static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static void Time(string what, Func<object> read)
    {
        _ = read();
        double[] times = new double[Rounds];
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int round = 0; round < Rounds; round++)
        {
            long began = Stopwatch.GetTimestamp();
            _ = read();
            times[round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds;
        Array.Sort(times);
        Console.WriteLine($"{times[Rounds / 2],8:N1} ms (least {times[0]:N1}, most {times[^1]:N1}; processor {processor:N1})  {what}");
    }
}
