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
        KeyValuePair<LineKey, LineTally>[] asked = [.. LinesOf(gather, query)];
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

    private static Dictionary<LineKey, LineTally> LinesOf(LedgerGather gather, BillQuery query)
    {
        LineFold fold = new(query.Task, query.Model, key => Fold(key, query.GroupBy));

        return query.GroupBy switch
        {
            BillGrouping.Key => gather.Keys(fold),
            BillGrouping.Day when query is { Task: null, Model: null } => gather.DayTotals(fold),
            BillGrouping.Day => gather.Days(fold),
            _ => gather.Lines(fold),
        };
    }

    private static LineKey Fold(LineKey key, BillGrouping grouping)
    {
        LineKey all = new(0, string.Empty, string.Empty, string.Empty, IsExternal: false, key.IsWatch);

        return grouping switch
        {
            BillGrouping.Task => all with { Task = key.Task, IsExternal = key.IsExternal, Model = key.IsExternal ? key.Model : string.Empty },
            BillGrouping.Model => all with { Model = key.Model },
            BillGrouping.Key => all with { Caller = key.Caller },
            BillGrouping.Day => all with { Day = key.Day },
            _ => all,
        };
    }

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
