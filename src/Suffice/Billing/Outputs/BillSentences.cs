using System.Collections.Immutable;
using System.Globalization;
using Suffice.Billing.Amounts;
using Suffice.Files;

namespace Suffice.Billing.Outputs;

/// <summary>What is said of a flow's bill beside its table, the same on a screen and on a page.</summary>
public static class BillSentences
{
    /// <summary>What the bill is of, in a line.</summary>
    /// <param name="bill">The bill.</param>
    /// <returns>The line.</returns>
    public static string Head(FlowBill bill)
    {
        ArgumentNullException.ThrowIfNull(bill);
        if (bill.Seen is { } seen)
        {
            string stopped = seen.Stopped == 0 ? string.Empty : $" ({(seen.Stopped == 1 ? "1 try" : $"{Reports.Figures.Count(seen.Stopped)} tries")} stopped on the way)";
            string pace = bill.Volume is { } month ? $", {BillFigures.Range(decimal.Round(month.PerMonth.Low), decimal.Round(month.PerMonth.High))} a month at that pace" : string.Empty;
            return $"{bill.Name}: as seen, per {bill.Run}, {Reports.Figures.Count(seen.Completed)} completed{stopped} from {Moment(seen.From)} to {Moment(seen.To)} (UTC){pace}";
        }

        string volume = bill.Volume is { } said ? $", {BillFigures.Range(said.Runs.Low, said.Runs.High)} a {EnumWord.Of(said.Per)}" : string.Empty;
        string prices = bill.PricesOn is { } day ? $", prices of {Reports.Figures.Day(day)}" : string.Empty;

        return $"{bill.Name}: as planned, per {bill.Run}{volume}{prices}";
    }

    /// <summary>What a step is, in a few words.</summary>
    /// <param name="line">The step.</param>
    /// <returns>The words.</returns>
    public static string What(FlowLine line)
    {
        ArgumentNullException.ThrowIfNull(line);

        return line.What ?? (line.Kind == LineKind.Stated ? "as stated" : EnumWord.Spaced(line.Kind));
    }

    /// <summary>What is saved, where the ranges of before and after may move apart; empty where that is the same.</summary>
    /// <param name="bill">The bill.</param>
    /// <returns>The sentences.</returns>
    public static ImmutableArray<string> Saving(FlowBill bill)
    {
        ArgumentNullException.ThrowIfNull(bill);

        return bill.PerRun is { Saved: { } saved, WidestSaving: { } widest } && saved != widest
            ? [$"saved per {bill.Run}: {BillFigures.Usd(saved)} with lowest against lowest and highest against highest; at the widest {BillFigures.Usd(widest)}, where before and after move apart"]
            : [];
    }

    /// <summary>Each ladder's escalation beside the rate from which on it costs more than its baseline.</summary>
    /// <param name="bill">The bill.</param>
    /// <returns>A sentence a ladder.</returns>
    public static ImmutableArray<string> Ladders(FlowBill bill)
    {
        ArgumentNullException.ThrowIfNull(bill);

        return [.. bill.Lines.Where(line => line.Ladder?.BreakEven is not null).Select(Ladder)];
    }

    /// <summary>What of the cost is overhead; empty where nothing is.</summary>
    /// <param name="bill">The bill.</param>
    /// <returns>The sentences.</returns>
    public static ImmutableArray<string> Overheads(FlowBill bill)
    {
        ArgumentNullException.ThrowIfNull(bill);
        BillOverheads of = bill.Overheads;
        string[] parts =
        [
            .. Part(of.Rejected, "cheap answers that were not served"), .. Part(of.Checks, "models that gates asked"),
            .. Part(of.Judges, bill.Source == BillSource.Plan ? "judges" : "judges, shadows and canaries"), .. Part(of.Retries, "calls paid once more"),
        ];

        return parts.Length == 0 ? [] : [$"inside after, per {bill.Run}: {string.Join(", ", parts)}"];
    }

    /// <summary>How long a run takes.</summary>
    /// <param name="bill">The bill.</param>
    /// <returns>The sentences.</returns>
    public static ImmutableArray<string> Latency(FlowBill bill)
    {
        ArgumentNullException.ThrowIfNull(bill);
        if (bill.Latency is not { } latency)
        {
            return [];
        }

        return bill.Seen is { } seen ? [.. Seen(bill, latency, seen)] :
        [
            $"latency in sequence: {BeforeAfter(latency.SequenceBefore, latency.SequenceAfter)}",
            .. latency.ParallelAfter is null ? Array.Empty<string>()
                : [$"latency in parallel: {BeforeAfter(latency.ParallelBefore, latency.ParallelAfter)}, by way of {string.Join(" > ", latency.Path)}"],
            .. bill.Lines.Where(line => line.Latency?.EscalatedAdds is not null)
                .Select(line => $"latency of {line.Step}: an escalated call waits {BillFigures.Time(line.Latency!.EscalatedAdds)} longer than one sent to the last rung at once"),
            .. latency.Unknown.IsEmpty ? Array.Empty<string>() : [$"latency not known of: {string.Join(", ", latency.Unknown)}"],
        ];
    }

    private static IEnumerable<string> Seen(FlowBill bill, FlowLatency latency, SeenRuns seen)
    {
        yield return $"latency as it ran: {BillFigures.Time(latency.ParallelAfter)} on average, half within {BillFigures.Time(seen.LatencyP50)}, 95% within {BillFigures.Time(seen.LatencyP95)}; "
            + $"its steps one after another take {BillFigures.Time(latency.SequenceAfter)}";
        foreach (FlowLine line in bill.Lines.Where(line => line.Seen?.MeanLatencyEscalated is not null))
        {
            string others = line.Seen!.MeanLatencyStraight is { } straight ? $", others {BillFigures.Time(straight)}" : string.Empty;
            yield return $"latency of {line.Step}: calls that went up took {BillFigures.Time(line.Seen.MeanLatencyEscalated)} on average{others}";
        }
    }

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Ladder(FlowLine line)
    {
        LadderWorth ladder = line.Ladder!;
        string seen = ladder.EscalationSeen is { } rate ? $"{BillFigures.Percent(rate)} went up [{BillFigures.Share(ladder.Escalation)}]" : $"{BillFigures.Share(ladder.Escalation)} go up";
        string even = ladder.BreakEven switch
        {
            { High: <= 0 } => "no rate is low enough to pay",
            { Low: >= 1 } => "it pays at any rate",
            var share => $"it pays below {BillFigures.Share(share)}",
        };

        string failed = line.Seen is { Failed: > 0 } some ? $"; {Reports.Figures.Count(some.Failed, "call")} failed or {(some.Failed == 1 ? "was" : "were")} left, and {(some.Failed == 1 ? "is" : "are")} not counted" : string.Empty;

        return $"escalation of {line.Step}: {seen}, {even}: {EnumWord.Of(ladder.Verdict)}{failed}";
    }

    private static IEnumerable<string> Part(UsdRange usd, string what) => usd.High > 0 ? [$"{BillFigures.Usd(usd)} {what}"] : [];

    private static string BeforeAfter(TimeSpread? before, TimeSpread? after)
    {
        string most = after is { } known && known.Most != known.High ? $" (at most {BillFigures.Time(known.Most)})" : string.Empty;

        return before is null ? $"{BillFigures.Time(after)} after{most}" : $"{BillFigures.Time(before)} before, {BillFigures.Time(after)} after{most}";
    }
}
