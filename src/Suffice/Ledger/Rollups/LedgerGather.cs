using Microsoft.Data.Sqlite;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>Gathers what is in a span of time out of the coarsest roll-ups that can tell it, and of the rows that are in none.</summary>
internal sealed class LedgerGather(SqliteConnection connection, LedgerSpan span)
{
    private Rollup? rows;

    /// <summary>The time.</summary>
    public LedgerSpan Span => span;

    private Rollup Rows => rows ??= span.GatherRows(connection);

    /// <summary>Requests by day, as a total: their tasks and models are not told apart.</summary>
    public Dictionary<LineKey, LineTally> DayTotals(LineFold fold) => WithRows(fold, lines => Load(lines, LineGrain.DayTotal, span.FirstDay, span.EndDay, fold));

    /// <summary>Requests by day, task and model.</summary>
    public Dictionary<LineKey, LineTally> Days(LineFold fold) => WithRows(fold, lines => Load(lines, LineGrain.Day, span.FirstDay, span.EndDay, fold));

    /// <summary>Requests by task and model; their days are not told apart.</summary>
    public Dictionary<LineKey, LineTally> Lines(LineFold fold) => WithRows(fold, lines =>
    {
        (long first, long end) = Months.Whole(span.FirstDay, span.EndDay);
        Load(lines, LineGrain.Month, first, end, fold);
        Load(lines, LineGrain.Day, span.FirstDay, first, fold);
        Load(lines, LineGrain.Day, end, span.EndDay, fold);
    });

    /// <summary>Requests by task, model and key; their days are not told apart.</summary>
    public Dictionary<LineKey, LineTally> Keys(LineFold fold) => WithRows(fold, lines =>
    {
        (long first, long end) = Months.Whole(span.FirstDay, span.EndDay);
        Load(lines, LineGrain.MonthKey, first, end, fold);
        RollupTables.LoadLines(connection, lines, span.FirstDay, first, fold);
        RollupTables.LoadLines(connection, lines, end, span.EndDay, fold);
    });

    /// <summary>Requests of a pipeline by step, task, model and outcome, and the days on which there are any.</summary>
    public (Dictionary<RequestKey, RequestTally> Requests, long FirstDay, long LastDay) Pipeline(string pipeline)
    {
        Dictionary<RequestKey, RequestTally> requests = [];
        (long first, long last) = RollupTables.LoadPipeline(connection, requests, pipeline, span.FirstDay, span.EndDay) ?? (long.MaxValue, long.MinValue);
        foreach ((RequestKey key, RequestTally tally) in Rows.Requests.Where(group => group.Key.Pipeline == pipeline))
        {
            Rollup.At(requests, key with { Day = 0, Caller = string.Empty }).Add(tally);
            (first, last) = (Math.Min(first, key.Day), Math.Max(last, key.Day));
        }

        return (requests, first, last);
    }

    /// <summary>True when a request of a pipeline was made before the time.</summary>
    public bool IsPipelineOlder(string pipeline) => connection.Number(
        """
        SELECT EXISTS (SELECT 1 FROM rollup_requests INDEXED BY rollup_requests_pipeline WHERE pipeline <> '' AND pipeline = $pipeline AND day < $day)
            OR EXISTS (SELECT 1 FROM requests WHERE seq > $mark AND pipeline = $pipeline AND +at_us < $from)
        """,
        ("$pipeline", pipeline),
        ("$day", LedgerTime.Day(span.From)),
        ("$mark", LedgerMarks.RolledUpTo(connection)),
        ("$from", span.From)) != 0;

    /// <summary>The names of pipelines.</summary>
    public IEnumerable<string> Pipelines()
    {
        using SqliteCommand command = connection.Command(
            "SELECT DISTINCT pipeline FROM rollup_requests INDEXED BY rollup_requests_pipeline WHERE pipeline <> '' AND day >= $from AND day < $to",
            ("$from", span.FirstDay),
            ("$to", span.EndDay));

        return Texts(command).Concat(Rows.Requests.Keys.Select(key => key.Pipeline).Where(name => name.Length > 0)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Attempts by task and model called; their days are not told apart.</summary>
    public Dictionary<AttemptKey, AttemptTally> Attempts()
    {
        (long first, long end) = Months.Whole(span.FirstDay, span.EndDay);
        Dictionary<AttemptKey, AttemptTally> attempts = [];
        RollupTables.LoadAttempts(connection, attempts, RollupTables.AttemptMonths, first, end);
        RollupTables.LoadAttempts(connection, attempts, RollupTables.AttemptDays, span.FirstDay, first);
        RollupTables.LoadAttempts(connection, attempts, RollupTables.AttemptDays, end, span.EndDay);
        foreach ((AttemptKey key, AttemptTally tally) in Rows.Attempts)
        {
            Rollup.At(attempts, key).Add(tally);
        }

        return attempts;
    }

    /// <summary>Requests by what made them leave a rung, of one task where it is named.</summary>
    public Dictionary<string, long> Reasons(string? task)
    {
        Dictionary<string, long> reasons = new(StringComparer.Ordinal);
        foreach ((string reason, _, long requests) in Counts("SELECT reason, '', sum(requests) FROM rollup_reasons", "AND ($task IS NULL OR task = $task) GROUP BY reason", task))
        {
            reasons[reason] = requests;
        }

        foreach ((ReasonKey key, long requests) in Rows.Reasons.Where(reason => (task ?? reason.Key.Task) == reason.Key.Task))
        {
            reasons[key.Reason] = reasons.GetValueOrDefault(key.Reason) + requests;
        }

        return reasons;
    }

    /// <summary>Requests by fingerprint and the task that their caller named.</summary>
    public Dictionary<(string Fingerprint, string Task), long> Fingerprints()
    {
        Dictionary<(string, string), long> uses = [];
        foreach ((string fingerprint, string task, long requests) in Counts(
            "SELECT fingerprint, task, sum(requests) FROM rollup_fingerprints", "AND $task IS NULL GROUP BY fingerprint, task", task: null))
        {
            uses[(fingerprint, task)] = requests;
        }

        foreach ((FingerprintKey key, long requests) in Rows.Fingerprints)
        {
            Rollup.Count(uses, (key.Fingerprint, key.Task), requests);
        }

        return uses;
    }

    /// <summary>The costliest requests, of one task where it is named, the costliest first.</summary>
    public IReadOnlyList<(CostlyKey Key, CostlyRequest Request)> Costliest(string? task) =>
    [
        .. CostlyTable.ReadCostliest(connection, span.FirstDay, span.EndDay, task)
            .Concat(Rows.Costliest.Where(list => (task ?? list.Key.Task) == list.Key.Task).SelectMany(list => list.Value.Requests.Select(request => (list.Key, Request: request))))
            .OrderBy(costly => costly.Request, CostlyRequest.CostliestFirst)
            .Take(CostlyList.Most),
    ];

    private void Load(Dictionary<LineKey, LineTally> lines, LineGrain grain, long from, long to, LineFold fold) =>
        LineTable.Load(connection, lines, grain, from, to, fold);

    private Dictionary<LineKey, LineTally> WithRows(LineFold fold, Action<Dictionary<LineKey, LineTally>> load)
    {
        Dictionary<LineKey, LineTally> lines = LineRollup.Of(Rows.Requests, fold);
        load(lines);

        return lines;
    }

    private IEnumerable<(string One, string Other, long Requests)> Counts(string select, string rest, string? task)
    {
        using SqliteCommand command = connection.Command(
            $"{select} WHERE day >= $from AND day < $to {rest}", ("$from", span.FirstDay), ("$to", span.EndDay), ("$task", (object?)task ?? DBNull.Value));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetString(0), reader.GetString(1), reader.GetInt64(2));
        }
    }

    private static List<string> Texts(SqliteCommand command)
    {
        List<string> texts = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
