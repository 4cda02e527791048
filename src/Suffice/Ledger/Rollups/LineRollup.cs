namespace Suffice.Ledger.Rollups;

/// <summary>Adds requests up to lines.</summary>
internal static class LineRollup
{
    /// <summary>Adds up; rows of runs of pipelines are no requests, and in no line.</summary>
    public static Dictionary<LineKey, LineTally> Of(IEnumerable<KeyValuePair<RequestKey, RequestTally>> groups, LineFold fold)
    {
        Dictionary<LineKey, LineTally> lines = [];
        Add(lines, groups, fold);

        return lines;
    }

    /// <summary>Adds requests to lines that are there.</summary>
    public static void Add(Dictionary<LineKey, LineTally> lines, IEnumerable<KeyValuePair<RequestKey, RequestTally>> groups, LineFold fold)
    {
        foreach ((RequestKey key, RequestTally tally) in groups)
        {
            if (KeyOf(key) is { } line && fold.Holds(line))
            {
                Rollup.At(lines, fold.Into(line)).Add(key.Outcome, tally);
            }
        }
    }

    /// <summary>The line of requests, as fine as lines are; <see langword="null"/> for rows of runs.</summary>
    public static LineKey? KeyOf(RequestKey key) => key.Outcome is RequestOutcome.Run or RequestOutcome.RunFailed
        ? null
        : new LineKey(key.Day, key.Task, key.Model, key.Caller, IsExternal(key), key.Outcome == RequestOutcome.Watch);

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
}
