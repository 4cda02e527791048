namespace Suffice.Ledger.Rollups;

/// <summary>Adds requests up to lines.</summary>
internal static class LineRollup
{
    /// <summary>Adds up; rows of runs of pipelines are no requests, and in no line.</summary>
    public static void Add(Dictionary<LineKey, LineTally> lines, IEnumerable<KeyValuePair<RequestKey, RequestTally>> groups, Func<LineKey, LineKey> coarser)
    {
        foreach ((RequestKey key, RequestTally tally) in groups)
        {
            if (key.Outcome is not (RequestOutcome.Run or RequestOutcome.RunFailed))
            {
                Rollup.At(lines, coarser(KeyOf(key))).Add(key.Outcome, tally);
            }
        }
    }

    /// <summary>The line of requests, as fine as lines are.</summary>
    public static LineKey KeyOf(RequestKey key) =>
        new(key.Day, key.Task, key.Model, key.Caller, IsExternal(key), key.Outcome == RequestOutcome.Watch);

    /// <summary>Of what a run does, only what is bought elsewhere has no task.</summary>
    public static bool IsExternal(RequestKey key) => key.Step.Length > 0 && key.Task.Length == 0;
}
