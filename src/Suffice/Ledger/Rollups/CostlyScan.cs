using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>Looks for the costliest requests among rows, without their attempts.</summary>
internal static class CostlyScan
{
    /// <summary>Looks.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="after">Only rows with a higher place.</param>
    /// <param name="to">Only rows up to this place.</param>
    /// <returns>The costliest of those rows, by day and task.</returns>
    public static Dictionary<CostlyKey, CostlyList> Read(SqliteConnection connection, long after, long to)
    {
        using SqliteCommand command = connection.Command(
            """
            SELECT at_us, coalesce(task, ''), id, model, fingerprint, known_cost_pusd, cost_pusd IS NOT NULL FROM requests
            WHERE seq > $after AND seq <= $to AND outcome NOT IN ('watch', 'run', 'run_failed') AND known_cost_pusd <> 0
            """,
            ("$after", after),
            ("$to", to));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        Dictionary<CostlyKey, CostlyList> lists = [];
        while (row.Next())
        {
            long at = row.Number();
            CostlyKey key = new(LedgerTime.Day(at), row.Text());
            Rollup.At(lists, key).Add(new CostlyRequest(row.Text(), at, row.OptionalText(), row.OptionalText(), row.Pico(), row.Flag()));
        }

        return lists;
    }
}
