using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>The stored roll-ups: each table's columns, written and read here alone, in one order.</summary>
internal static class RollupTables
{
    private static readonly Column<KeyValuePair<RequestKey, RequestTally>>[] RequestColumns =
    [
        new("day", row => row.Key.Day),
        new("task", row => row.Key.Task),
        new("model", row => row.Key.Model),
        new("outcome", row => EnumWord.Of(row.Key.Outcome)),
        new("key_name", row => row.Key.Caller),
        new("pipeline", row => row.Key.Pipeline),
        new("step", row => row.Key.Step),
        new("requests", row => row.Value.Requests),
        new("escalated", row => row.Value.Escalated),
        new("attempts", row => row.Value.Attempts),
        new("estimated_attempts", row => row.Value.EstimatedAttempts),
        new("unpriced", row => row.Value.Unpriced),
        new("known_cost_pusd", row => PicoUsd.Column(row.Value.KnownCost)),
        new("baseline_known", row => row.Value.BaselineKnown),
        new("baseline_cost_pusd", row => PicoUsd.Column(row.Value.BaselineCost)),
        new("compared", row => row.Value.Compared),
        new("compared_cost_pusd", row => PicoUsd.Column(row.Value.ComparedCost)),
        new("compared_baseline_pusd", row => PicoUsd.Column(row.Value.ComparedBaseline)),
        new("rejected_cost_pusd", row => PicoUsd.Column(row.Value.RejectedCost)),
        new("check_cost_pusd", row => PicoUsd.Column(row.Value.CheckCost)),
        .. TokenColumns<KeyValuePair<RequestKey, RequestTally>>.Of(row => row.Value.Usage),
        new("latency_us", row => row.Value.LatencyMicros),
        new("overhead_us", row => row.Value.OverheadMicros),
        new("latencies", row => row.Value.Latencies.ToString()),
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
        foreach (RowReader row in Select("rollup_requests", RequestColumns, connection, from, to))
        {
            Rollup.At(into.Requests, ReadRequestKey(row)).Add(ReadRequestTally(row));
        }

        foreach (RowReader row in Select("rollup_attempts", AttemptColumns, connection, from, to))
        {
            Rollup.At(into.Attempts, ReadAttemptKey(row)).Add(ReadAttemptTally(row));
        }

        foreach (RowReader row in Select("rollup_reasons", ReasonColumns, connection, from, to))
        {
            Rollup.Count(into.Reasons, new ReasonKey(row.Number(), row.Text(), row.Text()), row.Number());
        }

        foreach (RowReader row in Select("rollup_fingerprints", FingerprintColumns, connection, from, to))
        {
            Rollup.Count(into.Fingerprints, new FingerprintKey(row.Number(), row.Text(), row.Text()), row.Number());
        }
    }

    /// <summary>Writes each group in place of what the tables had for its key.</summary>
    public static void Save(SqliteConnection connection, Rollup rollup)
    {
        Replace("rollup_requests", RequestColumns, rollup.Requests, connection);
        Replace("rollup_attempts", AttemptColumns, rollup.Attempts, connection);
        Replace("rollup_reasons", ReasonColumns, rollup.Reasons, connection);
        Replace("rollup_fingerprints", FingerprintColumns, rollup.Fingerprints, connection);
    }

    /// <summary>Forgets the roll-ups of a day and all later ones.</summary>
    public static void Clear(SqliteConnection connection, long from)
    {
        foreach (string table in (string[])["rollup_requests", "rollup_attempts", "rollup_reasons", "rollup_fingerprints"])
        {
            connection.Run($"DELETE FROM {table} WHERE day >= $from", ("$from", from));
        }
    }

    private static RequestKey ReadRequestKey(RowReader row) =>
        new(row.Number(), row.Text(), row.Text(), row.Word<RequestOutcome>(), row.Text(), row.Text(), row.Text());

    private static AttemptKey ReadAttemptKey(RowReader row) =>
        new(row.Number(), row.Text(), row.Text(), row.Word<AttemptPurpose>(), row.Word<AttemptOutcome>());

    private static RequestTally ReadRequestTally(RowReader row) => new()
    {
        Requests = row.Number(),
        Escalated = row.Number(),
        Attempts = row.Number(),
        EstimatedAttempts = row.Number(),
        Unpriced = row.Number(),
        KnownCost = row.Pico(),
        BaselineKnown = row.Number(),
        BaselineCost = row.Pico(),
        Compared = row.Number(),
        ComparedCost = row.Pico(),
        ComparedBaseline = row.Pico(),
        RejectedCost = row.Pico(),
        CheckCost = row.Pico(),
        Usage = TokenColumns<RequestTally>.Read(row),
        LatencyMicros = row.Number(),
        OverheadMicros = row.Number(),
        Latencies = LatencyHistogram.Parse(row.Text()),
    };

    private static AttemptTally ReadAttemptTally(RowReader row) => new()
    {
        Attempts = row.Number(),
        Unpriced = row.Number(),
        Cost = row.Pico(),
        Usage = TokenColumns<AttemptTally>.Read(row),
        LatencyMicros = row.Number(),
    };

    private static IEnumerable<RowReader> Select<T>(
        string table, Column<T>[] columns, SqliteConnection connection, long from, long to)
    {
        using SqliteCommand command = connection.Command(
            $"SELECT {Column<T>.Names(columns)} FROM {table} WHERE day >= $from AND day < $to", ("$from", from), ("$to", to));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        while (row.Next())
        {
            yield return row;
        }
    }

    private static void Replace<TKey, TValue>(
        string table,
        Column<KeyValuePair<TKey, TValue>>[] columns,
        Dictionary<TKey, TValue> groups,
        SqliteConnection connection)
        where TKey : notnull
    {
        string sql = Column<KeyValuePair<TKey, TValue>>.Insert(table, columns).Replace("INSERT", "INSERT OR REPLACE", StringComparison.Ordinal);
        using PreparedInsert<KeyValuePair<TKey, TValue>> insert = new(connection, sql, columns);
        foreach (KeyValuePair<TKey, TValue> group in groups)
        {
            insert.Run(group);
        }
    }
}
