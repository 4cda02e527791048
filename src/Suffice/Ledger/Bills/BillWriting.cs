using System.Globalization;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Bills;

/// <summary>Makes the lines of a bill out of roll-ups.</summary>
internal static class BillWriting
{
    /// <summary>Makes a bill.</summary>
    /// <param name="gather">Of which time.</param>
    /// <param name="query">What is asked of it.</param>
    /// <returns>The bill.</returns>
    public static Bill Write(LedgerGather gather, BillQuery query)
    {
        KeyValuePair<LineKey, LineTally>[] asked = [.. LinesOf(gather, query).Where(line => IsAsked(line.Key, query.Task, query.Model))];
        IEnumerable<BillLine> written = asked
            .GroupBy(line => KeyOf(line.Key, query.GroupBy), StringComparer.Ordinal)
            .Select(line => Line(line.Key, line));
        written = query.GroupBy == BillGrouping.Day
            ? written.OrderBy(line => line.Key, StringComparer.Ordinal)
            : written.OrderByDescending(line => line.KnownCostUsd).ThenBy(line => line.Key, StringComparer.Ordinal);
        return new Bill(
            query.From is null ? null : LedgerTime.At(gather.Span.From),
            query.To is null ? null : LedgerTime.At(gather.Span.To),
            [.. written],
            Line(string.Empty, asked));
    }

    /// <summary>True when a line is of the task and model asked for.</summary>
    public static bool IsAsked(LineKey key, string? task, string? model) => (task ?? key.Task) == key.Task && (model ?? key.Model) == key.Model;

    /// <summary>The task of a line, or what was bought elsewhere instead of a task's call.</summary>
    public static string TaskOf(LineKey key) => key.IsExternal ? $"external: {key.Model}" : key.Task;

    /// <summary>Makes a line of groups that have something in common.</summary>
    public static BillLine Line(string key, IEnumerable<KeyValuePair<LineKey, LineTally>> groups)
    {
        LineTally requests = new();
        RequestTally watches = new();
        foreach ((LineKey group, LineTally tally) in groups)
        {
            if (group.IsWatch)
            {
                watches.Add(tally.Sum);
            }
            else
            {
                requests.Add(tally);
            }
        }

        return Line(key, requests, watches);
    }

    private static Dictionary<LineKey, LineTally> LinesOf(LedgerGather gather, BillQuery query) => query.GroupBy switch
    {
        BillGrouping.Key => gather.Keys(query.Task, query.Model),
        BillGrouping.Day when query is { Task: null, Model: null } => gather.DayTotals(),
        BillGrouping.Day => gather.Days(query.Task, query.Model),
        _ => gather.Lines(query.Task, query.Model),
    };

    private static string KeyOf(LineKey key, BillGrouping grouping) => grouping switch
    {
        BillGrouping.Task => TaskOf(key),
        BillGrouping.Model => key.Model,
        BillGrouping.Key => key.Caller,
        BillGrouping.Day => LedgerTime.Date(key.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    private static BillLine Line(string key, LineTally requests, RequestTally watches)
    {
        RequestTally sum = requests.Sum;

        return new BillLine
        {
            Key = key,
            Served = requests.Served,
            ServedUnpassed = requests.ServedUnpassed,
            Refused = requests.Refused,
            Person = requests.Person,
            Failed = requests.Failed,
            Cancelled = requests.Cancelled,
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
