using System.Collections.Immutable;
using Suffice.Billing.Amounts;
using Suffice.Ledger.Bills;

namespace Suffice.Billing.Seen;

/// <summary>Makes the bill of a pipeline out of what the ledger saw.</summary>
/// <remarks>
/// What stopped runs cost is carried by those that were completed: a run is priced by what all of them cost together, over those that
/// came to their end.
/// </remarks>
public static class SeenBill
{
    private const int DaysOfAMonth = 30;

    /// <summary>Makes it.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="now">The time: a day that is not over counts until now, the first one as a whole.</param>
    /// <param name="order">The steps in the order to show them; those not named come after, the dearest first.</param>
    /// <returns>The bill; <see langword="null"/> when no run is in it at all.</returns>
    public static FlowBill? Of(SeenPipeline seen, DateTimeOffset now, IReadOnlyList<string>? order = null)
    {
        ArgumentNullException.ThrowIfNull(seen);
        long counted = seen.Completed > 0 ? seen.Completed : seen.Stopped;
        if (counted == 0)
        {
            return null;
        }

        SeenRuns runs = new(seen.From, EndOf(seen, now), seen.Completed, seen.Stopped, seen.LatencyP50, seen.LatencyP95);
        HowOften perMonth = HowOften.Between(counted, counted).Times(HowOften.Between(DaysOfAMonth, DaysOfAMonth)).SharedBy(HowOften.Between(runs.Days, runs.Days));
        string[] names = [.. order ?? []];
        ImmutableArray<FlowLine> lines =
        [
            .. seen.Steps.OrderBy(step => Array.IndexOf(names, step.Line.Key) is >= 0 and int place ? place : names.Length)
                .Select(step => SeenLine.Of(step, counted, perMonth)),
        ];
        FlowBill bill = new()
        {
            Name = seen.Pipeline,
            Source = BillSource.Ledger,
            Seen = runs,
            Volume = new FlowVolume(perMonth, VolumePeriod.Month, perMonth),
            Lines = lines,
            PerRun = lines.Aggregate(BillSum.Nothing, (sum, line) => sum + line.PerRun),
            PerThousand = lines.Aggregate(BillSum.Nothing, (sum, line) => sum + line.PerThousand),
            PerMonth = lines.Aggregate(BillSum.Nothing, (sum, line) => sum + line.PerMonth!),
            Overheads = lines.Aggregate(BillOverheads.None, (sum, line) => sum + line.Overheads),
            Latency = LatencyOf(seen, lines),
            Assumptions = Assumed(seen, runs),
        };

        return bill with { Warnings = FalseEconomy.Of(bill) };
    }

    // Minutes after the first run nobody knows what the day will be like: it counts as a whole one.
    private static DateTimeOffset EndOf(SeenPipeline seen, DateTimeOffset now)
    {
        DateTimeOffset firstDay = seen.From.AddDays(1);
        DateTimeOffset least = firstDay < seen.To ? firstDay : seen.To;

        return seen.To <= now ? seen.To : now > least ? now : least;
    }

    private static FlowLatency? LatencyOf(SeenPipeline seen, ImmutableArray<FlowLine> lines)
    {
        if (seen is not { MeanLatency: { } mean, LatencyP95: { } most })
        {
            return null;
        }

        TimeSpan inSequence = lines.Aggregate(TimeSpan.Zero, (sum, line) => sum + Times(line.Latency?.After?.High ?? TimeSpan.Zero, line.Calls.High));

        return new FlowLatency { SequenceAfter = new TimeSpread(inSequence, inSequence, inSequence), ParallelAfter = new TimeSpread(mean, mean, most) };
    }

    private static TimeSpan Times(TimeSpan time, decimal often) => TimeSpan.FromTicks((long)decimal.Round(time.Ticks * often));

    private static ImmutableArray<string> Assumed(SeenPipeline seen, SeenRuns runs) =>
    [
        $"a month is thirty days like the {BillFigures.Range(decimal.Round(runs.Days, 2), decimal.Round(runs.Days, 2))} that were seen",
        "before is the baseline with the tokens of the answers that were served, and nothing for a call that served none",
        .. seen.Completed == 0 ? new[] { "no run was completed: a run is one that stopped" }
            : seen.Stopped > 0 ? ["what runs cost that stopped is carried by those that were completed"] : [],
        .. seen.Steps.Any(step => step.Line.Escalated > 0) ? new[] { "a call that goes up costs the baseline on top of its cheap attempt" } : [],
    ];
}
