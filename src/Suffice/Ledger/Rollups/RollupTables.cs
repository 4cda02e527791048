using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>The stored roll-ups: each table's columns, written and read here alone, in one order.</summary>
internal static class RollupTables
{
    /// <summary>Attempts by day.</summary>
    public const string AttemptDays = "rollup_attempts";

    /// <summary>Attempts by month.</summary>
    public const string AttemptMonths = "rollup_attempts_month";

    private const string Requests = "rollup_requests";

    private static readonly Column<KeyValuePair<RequestKey, RequestTally>>[] RequestColumns =
    [
        new("day", row => row.Key.Day),
        new("task", row => row.Key.Task),
        new("model", row => row.Key.Model),
        new("outcome", row => EnumWord.Of(row.Key.Outcome)),
        new("key_name", row => row.Key.Caller),
        new("pipeline", row => row.Key.Pipeline),
        new("step", row => row.Key.Step),
        .. TallyColumns<KeyValuePair<RequestKey, RequestTally>>.Of(row => row.Value),
    ];

    private static readonly Column<KeyValuePair<AttemptKey, AttemptTally>>[] AttemptColumns =
    [
        new("day", row => row.Key.Day),
        new("task", row => row.Key.Task),
        new("model", row => row.Key.Model),
        new("purpose", row => EnumWord.Of(row.Key.Purpose)),
        new("outcome", row => EnumWord.Of(row.Key.Outcome)),
        new("attempts", row => row.Value.Attempts),
        new("unpriced", row => row.Value.Unpriced),
        new("cost_pusd", row => PicoUsd.Column(row.Value.Cost)),
        .. TokenColumns<KeyValuePair<AttemptKey, AttemptTally>>.Of(row => row.Value.Usage),
        new("latency_us", row => row.Value.LatencyMicros),
    ];

    private static readonly Column<KeyValuePair<ReasonKey, long>>[] ReasonColumns =
    [
        new("day", row => row.Key.Day),
        new("task", row => row.Key.Task),
        new("reason", row => row.Key.Reason),
        new("requests", row => row.Value),
    ];

    private static readonly Column<KeyValuePair<FingerprintKey, long>>[] FingerprintColumns =
    [
        new("day", row => row.Key.Day),
        new("task", row => row.Key.Task),
        new("fingerprint", row => row.Key.Fingerprint),
        new("requests", row => row.Value),
    ];

    /// <summary>Adds the stored roll-ups of the days from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public static void Load(SqliteConnection connection, Rollup into, long from, long to)
    {
        LoadRequests(connection, into.Requests, from, to);
        LoadAttempts(connection, into.Attempts, AttemptDays, from, to);
        CostlyTable.Load(connection, into.Costliest, from, to);
        foreach (RowReader row in Select("rollup_reasons", ReasonColumns, connection, from, to))
        {
            Rollup.Count(into.Reasons, new ReasonKey(row.Number(), row.Text(), row.Text()), row.Number());
        }

        foreach (RowReader row in Select("rollup_fingerprints", FingerprintColumns, connection, from, to))
        {
            Rollup.Count(into.Fingerprints, new FingerprintKey(row.Number(), row.Text(), row.Text()), row.Number());
        }
    }

    /// <summary>Adds the stored requests of some days.</summary>
    public static void LoadRequests(SqliteConnection connection, Dictionary<RequestKey, RequestTally> into, long from, long to)
    {
        foreach (RowReader row in Select(Requests, RequestColumns, connection, from, to))
        {
            TallyColumns<RequestTally>.AddTo(Rollup.At(into, ReadRequestKey(row)), row);
        }
    }

    /// <summary>Adds the stored requests of some days to lines.</summary>
    public static void LoadLines(SqliteConnection connection, Dictionary<LineKey, LineTally> into, long from, long to, LineFold fold)
    {
        foreach (RowReader row in Select(Requests, RequestColumns, connection, from, to))
        {
            RequestKey key = ReadRequestKey(row);
            if (LineRollup.KeyOf(key) is { } line && fold.Holds(line))
            {
                LineTally tally = Rollup.At(into, fold.Into(line));
                long before = tally.Sum.Requests;
                TallyColumns<RequestTally>.AddTo(tally.Sum, row);
                tally.Count(key.Outcome, tally.Sum.Requests - before);
            }
        }
    }

    /// <summary>Adds the stored requests of a pipeline; their days and keys are not told apart.</summary>
    /// <returns>The first day and the last; <see langword="null"/> when there is none.</returns>
    public static (long First, long Last)? LoadPipeline(SqliteConnection connection, Dictionary<RequestKey, RequestTally> into, string pipeline, long from, long to)
    {
        (long First, long Last)? days = null;
        foreach (RowReader row in RollupRows.Select(
            connection,
            $"{Requests} INDEXED BY rollup_requests_pipeline",
            RequestColumns,
            "pipeline <> '' AND pipeline = $pipeline AND day >= $from AND day < $to",
            ("$pipeline", pipeline),
            ("$from", from),
            ("$to", to)))
        {
            RequestKey key = ReadRequestKey(row);
            TallyColumns<RequestTally>.AddTo(Rollup.At(into, key with { Day = 0, Caller = string.Empty }), row);
            days = (Math.Min(days?.First ?? key.Day, key.Day), Math.Max(days?.Last ?? key.Day, key.Day));
        }

        return days;
    }

    /// <summary>Adds the stored attempts of some days, or of the months that begin in them.</summary>
    public static void LoadAttempts(SqliteConnection connection, Dictionary<AttemptKey, AttemptTally> into, string table, long from, long to)
    {
        foreach (RowReader row in Select(table, AttemptColumns, connection, from, to))
        {
            Rollup.At(into, ReadAttemptKey(row)).Add(ReadAttemptTally(row));
        }
    }

    /// <summary>Adds rows to everything that is stored.</summary>
    /// <param name="connection">The ledger, in a transaction.</param>
    /// <param name="added">What the rows add up to; it holds the stored sums of its groups afterwards.</param>
    public static void Add(SqliteConnection connection, Rollup added)
    {
        LineTable.Add(connection, added.Requests);
        AddMonths(connection, added.Attempts);
        Rollup stored = new();
        foreach (long day in added.Requests.Keys.Select(key => key.Day).Distinct())
        {
            Load(connection, stored, day, day + 1);
        }

        added.AddShared(stored);
        Save(connection, added);
    }

    /// <summary>Makes what is coarse again from what is fine, for the month of a day and all later ones.</summary>
    public static void Derive(SqliteConnection connection, long from)
    {
        LineTable.Clear(connection, Months.StartOf(from));
        connection.Run($"DELETE FROM {AttemptMonths} WHERE day >= $from", ("$from", Months.StartOf(from)));
        if (connection.Scalar($"SELECT min(day) FROM {Requests} WHERE day >= $from", ("$from", Months.StartOf(from))) is not long first)
        {
            return;
        }

        long last = connection.Number($"SELECT max(day) FROM {Requests}");
        for (long month = Months.StartOf(first); month <= last; month = Months.EndOf(month))
        {
            Dictionary<RequestKey, RequestTally> requests = [];
            Dictionary<AttemptKey, AttemptTally> attempts = [];
            LoadRequests(connection, requests, month, Months.EndOf(month));
            LoadAttempts(connection, attempts, AttemptDays, month, Months.EndOf(month));
            LineTable.Add(connection, requests);
            AddMonths(connection, attempts);
        }
    }

    /// <summary>Forgets the fine roll-ups of a day and all later ones.</summary>
    public static void Clear(SqliteConnection connection, long from)
    {
        CostlyTable.Clear(connection, from);
        foreach (string table in (string[])[Requests, AttemptDays, "rollup_reasons", "rollup_fingerprints"])
        {
            connection.Run($"DELETE FROM {table} WHERE day >= $from", ("$from", from));
        }
    }

    /// <summary>Writes each group in place of what the tables had for its key; the costliest are those of both.</summary>
    public static void Save(SqliteConnection connection, Rollup rollup)
    {
        RollupRows.Replace(connection, Requests, RequestColumns, rollup.Requests);
        RollupRows.Replace(connection, AttemptDays, AttemptColumns, rollup.Attempts);
        RollupRows.Replace(connection, "rollup_reasons", ReasonColumns, rollup.Reasons);
        RollupRows.Replace(connection, "rollup_fingerprints", FingerprintColumns, rollup.Fingerprints);
        CostlyTable.Add(connection, rollup.Costliest);
    }

    private static void AddMonths(SqliteConnection connection, Dictionary<AttemptKey, AttemptTally> added)
    {
        Dictionary<AttemptKey, AttemptTally> months = [];
        foreach ((AttemptKey key, AttemptTally tally) in added)
        {
            Rollup.At(months, key with { Day = Months.StartOf(key.Day) }).Add(tally);
        }

        Dictionary<AttemptKey, AttemptTally> stored = [];
        foreach (long month in months.Keys.Select(key => key.Day).Distinct())
        {
            LoadAttempts(connection, stored, AttemptMonths, month, month + 1);
        }

        foreach ((AttemptKey key, AttemptTally tally) in months)
        {
            tally.Add(stored.GetValueOrDefault(key) ?? new AttemptTally());
        }

        RollupRows.Replace(connection, AttemptMonths, AttemptColumns, months);
    }

    private static RequestKey ReadRequestKey(RowReader row) =>
        new(row.Number(), row.Name(), row.Name(), row.Word<RequestOutcome>(), row.Name(), row.Name(), row.Name());

    private static AttemptKey ReadAttemptKey(RowReader row) =>
        new(row.Number(), row.Name(), row.Name(), row.Word<AttemptPurpose>(), row.Word<AttemptOutcome>());

    private static AttemptTally ReadAttemptTally(RowReader row) => new()
    {
        Attempts = row.Number(),
        Unpriced = row.Number(),
        Cost = row.Pico(),
        Usage = TokenColumns<AttemptTally>.Read(row),
        LatencyMicros = row.Number(),
    };

    private static IEnumerable<RowReader> Select<T>(string table, Column<T>[] columns, SqliteConnection connection, long from, long to) =>
        RollupRows.Select(connection, table, columns, "day >= $from AND day < $to", ("$from", from), ("$to", to));
}
