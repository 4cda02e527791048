using Suffice.Billing.Amounts;
using Suffice.Drift;
using Suffice.Ledger.Bills;

namespace Suffice.Billing.Seen;

/// <summary>Makes the line of a step out of what the ledger saw of it.</summary>
internal static class SeenLine
{
    private const double Z95 = 1.959964;

    /// <summary>Makes it.</summary>
    /// <param name="step">What was seen.</param>
    /// <param name="runs">Over how many runs it is shared.</param>
    /// <param name="perMonth">How many of them a month has.</param>
    public static FlowLine Of(SeenPipelineStep step, long runs, HowOften perMonth)
    {
        BillLine line = step.Line;
        BillSum all = SumOf(line);
        HowOften aRun = HowOften.Once.SharedBy(HowOften.Between(runs, runs));
        return new FlowLine
        {
            Step = line.Key,
            Kind = step.IsExternal ? LineKind.External : LineKind.Model,
            What = What(step),
            Often = Reports.Figures.Count(line.Requests, "call"),
            Calls = HowOften.Between(line.Requests, line.Requests).Times(aRun),
            IsKept = step.IsExternal,
            PerRun = all.Times(aRun),
            PerThousand = all.Times(aRun.Times(HowOften.Between(1000, 1000))),
            PerMonth = all.Times(aRun.Times(perMonth)),
            WhyUnknown = Unknown(line),
            Overheads = new BillOverheads(UsdRange.Of(line.RejectedCostUsd), UsdRange.Of(line.CheckCostUsd), UsdRange.Of(line.WatchCostUsd), default).Times(aRun),
            Ladder = step.IsExternal ? null : LadderOf(step, all),
            Latency = step.MeanLatency is { } mean ? new StepLatency(null, new TimeSpread(mean, mean, line.LatencyP95 ?? mean)) : null,
            Seen = new SeenStep
            {
                Calls = line.Requests,
                Escalated = line.Escalated,
                Failed = line.Failed + line.Cancelled,
                Unpriced = line.LeftOut,
                BeforeUsd = line.BaselineCostUsd,
                AfterUsd = line.CostUsd,
                RejectedUsd = line.RejectedCostUsd,
                ChecksUsd = line.CheckCostUsd,
                WatchUsd = line.WatchCostUsd,
                LatencyP50 = line.LatencyP50,
                LatencyP95 = line.LatencyP95,
                MeanLatencyEscalated = line.Escalated > 0 ? step.MeanLatencyEscalated : null,
                MeanLatencyStraight = line.Escalated > 0 ? step.MeanLatencyStraight : null,
            },
        };
    }

    private static BillSum SumOf(BillLine line)
    {
        UsdRange? before = line.BaselineCostUsd is { } baseline ? UsdRange.Of(baseline) : null;
        UsdRange? after = line.CostUsd is { } cost ? UsdRange.Of(cost) : null;
        return new BillSum
        {
            Before = before,
            After = after,
            WidestSaving = (before, after) is ({ } one, { } other) ? UsdRange.Of(one.Low - other.Low) : null,
            BeforeAtLeast = line.KnownBaselineCostUsd,
            AfterAtLeast = line.KnownCostUsd,
        };
    }

    private static string What(SeenPipelineStep step) =>
        step.Tasks.IsEmpty ? string.Join(", ", step.Models) : $"{string.Join(", ", step.Tasks)}: {string.Join(", ", step.Models)}";

    private static string? Unknown(BillLine line) =>
        line.Unpriced > 0 ? $"{Reports.Figures.Count(line.Unpriced, "call")} of {Reports.Figures.Count(line.Requests + line.Watches)} without a known price"
        : line.BaselineUnknown > 0 ? $"{Reports.Figures.Count(line.BaselineUnknown, "call")} of {Reports.Figures.Count(line.Requests)} without a known baseline"
        : null;

    /// <summary>
    /// An escalated call costs the baseline on top of its cheap attempt, so a point more of the escalation rate takes a point from the share
    /// that is saved: both are the same where nothing is saved any more.
    /// </summary>
    private static LadderWorth? LadderOf(SeenPipelineStep step, BillSum all)
    {
        BillLine line = step.Line;
        if (step.Judged == 0 || (line.Escalated == 0 && all.Before == all.After))
        {
            return null;
        }

        // An outage sends calls up too, and tells nothing of how often the small model's answers do not pass.
        decimal rate = (decimal)step.JudgedEscalated / step.Judged;
        (double low, double high) = Wilson.Of((double)rate, step.Judged, Z95);
        ShareRange interval = new((decimal)low, (decimal)high);
        bool isClimbed = step.JudgedEscalated > 0 || all.Saved?.Low > 0;
        ShareRange? even = all.SavedShare is { } saved && isClimbed ? ShareRange.Of(rate + saved.Low) : null;
        return new LadderWorth
        {
            Models = step.Models,
            Escalation = interval,
            EscalationSeen = rate,
            BreakEven = even,
            Verdict = all.Saved is null ? LadderVerdict.Unknown
                : even is not { } share ? LadderVerdict.Loses
                : interval.High <= share.Low ? LadderVerdict.Pays
                : interval.Low > share.High ? LadderVerdict.Loses
                : LadderVerdict.Doubtful,
        };
    }
}
