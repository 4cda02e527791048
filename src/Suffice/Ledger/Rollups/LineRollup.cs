namespace Suffice.Ledger.Rollups;

/// <summary>Adds requests up to lines.</summary>
internal static class LineRollup
{
    /// <summary>Adds up; rows of runs of pipelines are no requests, and in no line.</summary>
    public static Dictionary<LineKey, LineTally> Of(IEnumerable<KeyValuePair<RequestKey, RequestTally>> groups, Func<LineKey, LineKey>? coarser = null)
    {
        Dictionary<LineKey, LineTally> lines = [];
        Add(lines, groups, coarser);

        return lines;
    }

    /// <summary>Adds requests to lines that are there.</summary>
    public static void Add(Dictionary<LineKey, LineTally> lines, IEnumerable<KeyValuePair<RequestKey, RequestTally>> groups, Func<LineKey, LineKey>? coarser = null)
    {
        foreach ((RequestKey key, RequestTally tally) in groups)
        {
            if (key.Outcome is not (RequestOutcome.Run or RequestOutcome.RunFailed))
            {
                LineKey line = KeyOf(key);
                Rollup.At(lines, coarser is null ? line : coarser(line)).Add(key.Outcome, tally);
            }
        }
    }

    /// <summary>The line of a grain to which a line as fine as there are belongs.</summary>
    public static LineKey Coarser(LineGrain grain, LineKey line) => grain switch
    {
        LineGrain.Day => line with { Caller = string.Empty },
        LineGrain.DayTotal => new LineKey(line.Day, string.Empty, string.Empty, string.Empty, IsExternal: false, line.IsWatch),
        LineGrain.Month => line with { Day = Months.StartOf(line.Day), Caller = string.Empty },
        LineGrain.MonthKey => line with { Day = Months.StartOf(line.Day) },
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, "No such grain."),
    };

    /// <summary>Of what a run does, only what is bought elsewhere has no task.</summary>
    public static bool IsExternal(RequestKey key) => key.Step.Length > 0 && key.Task.Length == 0;

    private static LineKey KeyOf(RequestKey key) =>
        new(key.Day, key.Task, key.Model, key.Caller, IsExternal(key), key.Outcome == RequestOutcome.Watch);
}
