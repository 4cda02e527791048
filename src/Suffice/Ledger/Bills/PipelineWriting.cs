using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Bills;

/// <summary>Makes out of roll-ups what was seen of a pipeline.</summary>
internal static class PipelineWriting
{
    /// <summary>Makes it.</summary>
    /// <param name="gather">Of which time.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="from">From when was asked; <see langword="null"/> for the ledger's beginning.</param>
    /// <param name="to">Until when was asked; <see langword="null"/> for its end.</param>
    /// <returns>What was seen; <see langword="null"/> when nothing was.</returns>
    public static SeenPipeline? Write(LedgerGather gather, string pipeline, DateTimeOffset? from, DateTimeOffset? to)
    {
        (Dictionary<RequestKey, RequestTally> requests, long firstDay, long lastDay) = gather.Pipeline(pipeline);
        KeyValuePair<RequestKey, RequestTally>[] seen = [.. requests];
        if (seen.Length == 0)
        {
            return null;
        }

        long begun = firstDay * LedgerTime.MicrosPerDay;
        RequestTally completed = Sum(seen.Where(group => group.Key.Outcome == RequestOutcome.Run));
        return new SeenPipeline
        {
            Pipeline = pipeline,
            From = LedgerTime.At(from is null ? begun : gather.IsPipelineOlder(pipeline) ? gather.Span.From : Math.Max(begun, gather.Span.From)),
            To = LedgerTime.At(to is null ? (lastDay + 1) * LedgerTime.MicrosPerDay : gather.Span.To),
            Completed = completed.Requests,
            Stopped = seen.Where(group => group.Key.Outcome == RequestOutcome.RunFailed).Sum(group => group.Value.Requests),
            MeanLatency = Mean(completed),
            LatencyP50 = completed.Latencies.Quantile(0.5),
            LatencyP95 = completed.Latencies.Quantile(0.95),
            Steps =
            [
                .. seen.Where(group => group.Key.Outcome is not (RequestOutcome.Run or RequestOutcome.RunFailed))
                    .GroupBy(group => group.Key.Step, StringComparer.Ordinal)
                    .Select(step => Step(step.Key, [.. step]))
                    .OrderByDescending(step => step.Line.KnownCostUsd)
                    .ThenBy(step => step.Line.Key, StringComparer.Ordinal),
            ],
        };
    }

    private static SeenPipelineStep Step(string name, KeyValuePair<RequestKey, RequestTally>[] groups)
    {
        (string Model, RequestTally Sum)[] models =
        [
            .. groups.Where(group => group.Key.Outcome != RequestOutcome.Watch && group.Key.Model.Length > 0)
                .GroupBy(group => group.Key.Model, StringComparer.Ordinal)
                .Select(model => (Model: model.Key, Sum: Sum(model)))
                .OrderBy(model => PicoUsd.ToUsd(model.Sum.KnownCost) / model.Sum.Requests)
                .ThenBy(model => model.Model, StringComparer.Ordinal),
        ];
        RequestTally judged = Sum(groups.Where(group => group.Key.Outcome is RequestOutcome.Served or RequestOutcome.ServedUnpassed or RequestOutcome.Refused or RequestOutcome.Person));
        return new SeenPipelineStep
        {
            Judged = judged.Requests,
            JudgedEscalated = judged.Escalated,
            Line = BillWriting.Line(name, LineRollup.Of(groups, LineFold.None)),
            Tasks = [.. groups.Select(group => group.Key.Task).Where(task => task.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Models = [.. models.Select(model => model.Model)],
            IsExternal = groups.All(group => LineRollup.IsExternal(group.Key)),
            MeanLatency = Mean(Sum(groups.Where(group => group.Key.Outcome != RequestOutcome.Watch))),
            MeanLatencyEscalated = Mean(Sum(models.Where(model => model.Sum.Escalated == model.Sum.Requests).Select(model => model.Sum))),
            MeanLatencyStraight = Mean(Sum(models.Where(model => model.Sum.Escalated == 0).Select(model => model.Sum))),
        };
    }

    private static RequestTally Sum(IEnumerable<KeyValuePair<RequestKey, RequestTally>> groups) => Sum(groups.Select(group => group.Value));

    private static RequestTally Sum(IEnumerable<RequestTally> tallies)
    {
        RequestTally sum = new();
        foreach (RequestTally tally in tallies)
        {
            sum.Add(tally);
        }

        return sum;
    }

    private static TimeSpan? Mean(RequestTally sum) => sum.Requests == 0 ? null : LedgerTime.Span(sum.LatencyMicros / sum.Requests);
}
