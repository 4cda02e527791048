using System.Collections.Immutable;
using System.Globalization;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Bills;

/// <summary>Makes the lines of a bill out of roll-ups.</summary>
internal static class BillWriting
{
    /// <summary>Makes a bill.</summary>
    /// <param name="span">The time that was gathered.</param>
    /// <param name="rollup">What was gathered.</param>
    /// <param name="query">What is asked of it.</param>
    /// <returns>The bill.</returns>
    public static Bill Write(LedgerSpan span, Rollup rollup, BillQuery query)
    {
        List<KeyValuePair<RequestKey, RequestTally>> groups = [.. rollup.Requests.Where(group => IsAsked(group.Key, query))];
        IEnumerable<BillLine> lines = groups
            .GroupBy(group => LineKey(group.Key, query.GroupBy), StringComparer.Ordinal)
            .Select(line => Line(line.Key, line));
        lines = query.GroupBy == BillGrouping.Day
            ? lines.OrderBy(line => line.Key, StringComparer.Ordinal)
            : lines.OrderByDescending(line => line.KnownCostUsd).ThenBy(line => line.Key, StringComparer.Ordinal);
        return new Bill(
            query.From is null ? null : LedgerTime.At(span.From),
            query.To is null ? null : LedgerTime.At(span.To),
            [.. lines],
            Line(string.Empty, groups));
    }

    // The row of a run is no line of a bill: its steps are.
    private static bool IsAsked(RequestKey key, BillQuery query) =>
        key.Outcome is not (RequestOutcome.Run or RequestOutcome.RunFailed)
        && (query.Task ?? key.Task) == key.Task
        && (query.Model ?? key.Model) == key.Model;

    private static string LineKey(RequestKey key, BillGrouping grouping) => grouping switch
    {
        BillGrouping.Task => IsExternal(key) ? $"external: {key.Model}" : key.Task,
        BillGrouping.Model => key.Model,
        BillGrouping.Key => key.Caller,
        BillGrouping.Day => LedgerTime.Date(key.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    /// <summary>Of what a run does, only what is bought elsewhere has no task.</summary>
    public static bool IsExternal(RequestKey key) => key.Step.Length > 0 && key.Task.Length == 0;

    /// <summary>Makes a line of groups that have something in common.</summary>
    public static BillLine Line(string key, IEnumerable<KeyValuePair<RequestKey, RequestTally>> groups)
    {
        RequestTally sum = new();
        RequestTally watches = new();
        Dictionary<RequestOutcome, long> outcomes = new();
        foreach ((RequestKey group, RequestTally tally) in groups)
        {
            (group.Outcome == RequestOutcome.Watch ? watches : sum).Add(tally);
            Rollup.Count(outcomes, group.Outcome, tally.Requests);
        }

        return new BillLine
        {
            Key = key,
            Served = outcomes.GetValueOrDefault(RequestOutcome.Served),
            ServedUnpassed = outcomes.GetValueOrDefault(RequestOutcome.ServedUnpassed),
            Refused = outcomes.GetValueOrDefault(RequestOutcome.Refused),
            Person = outcomes.GetValueOrDefault(RequestOutcome.Person),
            Failed = outcomes.GetValueOrDefault(RequestOutcome.Failed),
            Cancelled = outcomes.GetValueOrDefault(RequestOutcome.Cancelled),
            Watches = watches.Requests,
            Escalated = sum.Escalated,
            Attempts = sum.Attempts + watches.Attempts,
            EstimatedAttempts = sum.EstimatedAttempts + watches.EstimatedAttempts,
            Unpriced = sum.Unpriced + watches.Unpriced,
            KnownCostUsd = PicoUsd.ToUsd(sum.KnownCost + watches.KnownCost),
            BaselineUnknown = sum.Requests - sum.BaselineKnown,
            KnownBaselineCostUsd = PicoUsd.ToUsd(sum.BaselineCost),
            Compared = sum.Compared,
            ComparedCostUsd = PicoUsd.ToUsd(sum.ComparedCost + watches.KnownCost),
            ComparedBaselineUsd = PicoUsd.ToUsd(sum.ComparedBaseline),
            RejectedCostUsd = PicoUsd.ToUsd(sum.RejectedCost),
            CheckCostUsd = PicoUsd.ToUsd(sum.CheckCost),
            WatchCostUsd = PicoUsd.ToUsd(watches.KnownCost),
            Tokens = sum.Usage + watches.Usage,
            LatencyP50 = sum.Latencies.Quantile(0.5),
            LatencyP95 = sum.Latencies.Quantile(0.95),
            MeanOverhead = sum.Requests == 0 ? null : LedgerTime.Span(sum.OverheadMicros / sum.Requests),
        };
    }
}
