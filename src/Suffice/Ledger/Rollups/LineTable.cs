using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>The stored lines: every request is in each grain once.</summary>
internal static class LineTable
{
    private const string Name = "rollup_lines";

    private static readonly LineGrain[] Grains = Enum.GetValues<LineGrain>();

    private static readonly Column<StoredLine>[] Columns =
    [
        new("grain", row => EnumWord.Of(row.Grain)),
        new("day", row => row.Key.Day),
        new("task", row => row.Key.Task),
        new("model", row => row.Key.Model),
        new("key_name", row => row.Key.Caller),
        new("is_external", row => row.Key.IsExternal ? 1L : 0L),
        new("is_watch", row => row.Key.IsWatch ? 1L : 0L),
        new("served", row => row.Tally.Served),
        new("served_unpassed", row => row.Tally.ServedUnpassed),
        new("refused", row => row.Tally.Refused),
        new("person", row => row.Tally.Person),
        new("failed", row => row.Tally.Failed),
        new("cancelled", row => row.Tally.Cancelled),
        .. TallyColumns<StoredLine>.Of(row => row.Tally.Sum),
    ];

    private static readonly Column<StoredLine>[] WithoutGrain = Columns[1..];

    /// <summary>Adds the stored lines of a grain from a day up to, not including, another: of months, those that begin then.</summary>
    public static void Load(SqliteConnection connection, Dictionary<LineKey, LineTally> into, LineGrain grain, long from, long to, LineFold fold)
    {
        foreach (RowReader row in RollupRows.Select(
            connection,
            Name,
            WithoutGrain,
            "grain = $grain AND day >= $from AND day < $to AND ($task IS NULL OR task = $task) AND ($model IS NULL OR model = $model)",
            ("$grain", EnumWord.Of(grain)),
            ("$from", from),
            ("$to", to),
            ("$task", (object?)fold.Task ?? DBNull.Value),
            ("$model", (object?)fold.Model ?? DBNull.Value)))
        {
            AddTo(Rollup.At(into, fold.Into(ReadKey(row))), row);
        }
    }

    /// <summary>Adds requests to the stored lines of every grain.</summary>
    public static void Add(SqliteConnection connection, IReadOnlyCollection<KeyValuePair<RequestKey, RequestTally>> added)
    {
        foreach (LineGrain grain in Grains)
        {
            Dictionary<LineKey, LineTally> lines = LineRollup.Of(added, LineFold.None with { Into = key => LineRollup.Coarser(grain, key) });
            Dictionary<LineKey, LineTally> stored = [];
            foreach (long day in lines.Keys.Select(key => key.Day).Distinct())
            {
                Load(connection, stored, grain, day, day + 1, LineFold.None);
            }

            foreach ((LineKey key, LineTally tally) in lines)
            {
                tally.Add(stored.GetValueOrDefault(key) ?? new LineTally());
            }

            RollupRows.Replace(connection, Name, Columns, lines.Select(line => new StoredLine(grain, line.Key, line.Value)));
        }
    }

    /// <summary>Forgets the lines of a day and all later ones.</summary>
    public static void Clear(SqliteConnection connection, long from) => connection.Run($"DELETE FROM {Name} WHERE day >= $from", ("$from", from));

    private static LineKey ReadKey(RowReader row) => new(row.Number(), row.Name(), row.Name(), row.Name(), row.Flag(), row.Flag());

    private static void AddTo(LineTally tally, RowReader row)
    {
        tally.Served += row.Number();
        tally.ServedUnpassed += row.Number();
        tally.Refused += row.Number();
        tally.Person += row.Number();
        tally.Failed += row.Number();
        tally.Cancelled += row.Number();
        TallyColumns<RequestTally>.AddTo(tally.Sum, row);
    }

    private readonly record struct StoredLine(LineGrain Grain, LineKey Key, LineTally Tally);
}
