using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>The stored lists of the costliest requests.</summary>
internal static class CostlyTable
{
    /// <summary>The order in which the costliest is first: an amount that no whole number holds is a text, and longer than any of them.</summary>
    public const string Order = "length(cost_pusd) DESC, cost_pusd DESC, id";

    private const string Name = "rollup_costliest";

    private static readonly Column<StoredCostly>[] Columns =
    [
        new("day", row => row.Key.Day),
        new("task", row => row.Key.Task),
        new("id", row => row.Request.Id),
        new("at_us", row => row.Request.AtMicros),
        new("model", row => row.Request.Model),
        new("fingerprint", row => row.Request.Fingerprint),
        new("cost_pusd", row => PicoUsd.Column(row.Request.Cost)),
        new("is_priced", row => row.Request.IsPriced ? 1L : 0L),
    ];

    /// <summary>Adds the stored lists of some days.</summary>
    public static void Load(SqliteConnection connection, Dictionary<CostlyKey, CostlyList> into, long from, long to)
    {
        foreach (RowReader row in RollupRows.Select(connection, Name, Columns, "day >= $from AND day < $to", ("$from", from), ("$to", to)))
        {
            (CostlyKey key, CostlyRequest request) = Read(row);
            Rollup.At(into, key).Add(request);
        }
    }

    /// <summary>Reads the costliest of the stored ones of some days.</summary>
    public static IEnumerable<(CostlyKey Key, CostlyRequest Request)> ReadCostliest(SqliteConnection connection, long from, long to, string? task)
    {
        foreach (RowReader row in RollupRows.Select(
            connection,
            Name,
            Columns,
            $"day >= $from AND day < $to AND ($task IS NULL OR task = $task) ORDER BY {Order} LIMIT {CostlyList.Most}",
            ("$from", from),
            ("$to", to),
            ("$task", (object?)task ?? DBNull.Value)))
        {
            yield return Read(row);
        }
    }

    /// <summary>Adds lists to the stored ones.</summary>
    public static void Add(SqliteConnection connection, Dictionary<CostlyKey, CostlyList> added)
    {
        Dictionary<CostlyKey, CostlyList> stored = [];
        foreach (long day in added.Keys.Select(key => key.Day).Distinct())
        {
            Load(connection, stored, day, day + 1);
        }

        foreach ((CostlyKey key, CostlyList list) in added)
        {
            list.Add(stored.GetValueOrDefault(key) ?? new CostlyList());
            connection.Run($"DELETE FROM {Name} WHERE day = $day AND task = $task", ("$day", key.Day), ("$task", key.Task));
        }

        RollupRows.Replace(
            connection, Name, Columns, added.SelectMany(list => list.Value.Requests.Select(request => new StoredCostly(list.Key, request))));
    }

    /// <summary>Forgets the lists of a day and all later ones.</summary>
    public static void Clear(SqliteConnection connection, long from) => connection.Run($"DELETE FROM {Name} WHERE day >= $from", ("$from", from));

    private static (CostlyKey Key, CostlyRequest Request) Read(RowReader row) => (
        new CostlyKey(row.Number(), row.Text()),
        new CostlyRequest(row.Text(), row.Number(), row.OptionalText(), row.OptionalText(), row.Pico(), row.Flag()));

    private readonly record struct StoredCostly(CostlyKey Key, CostlyRequest Request);
}
