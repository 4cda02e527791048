using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Reading;

/// <summary>Finds the costliest requests of some days.</summary>
internal static class CostliestRequests
{
    /// <summary>How many are kept of a day and task, and so the most that may be asked for.</summary>
    public const int Most = 20;

    /// <summary>Finds them, the costliest first.</summary>
    public static ImmutableArray<CostliestRequest> Read(SqliteConnection connection, DateOnly firstDay, DateOnly lastDay, string? task)
    {
        using SqliteCommand command = connection.Command(
            """
            SELECT id, at_us, task, model, fingerprint, known_cost_pusd, cost_pusd IS NOT NULL FROM requests
            WHERE at_us >= $from AND at_us < $to AND ($every OR task IS $task) AND outcome NOT IN ('watch', 'run', 'run_failed') AND known_cost_pusd <> 0
            ORDER BY length(known_cost_pusd) DESC, known_cost_pusd DESC, id LIMIT $most
            """,
            ("$from", LedgerTime.Micros(LedgerTime.Start(firstDay))),
            ("$to", LedgerTime.Micros(LedgerTime.Start(lastDay.AddDays(1)))),
            ("$every", task is null ? 1L : 0L),
            ("$task", string.IsNullOrEmpty(task) ? DBNull.Value : task),
            ("$most", (long)Most));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableArray<CostliestRequest>.Builder found = ImmutableArray.CreateBuilder<CostliestRequest>();
        while (row.Next())
        {
            found.Add(new CostliestRequest(row.Text(), row.At(), row.OptionalText(), row.OptionalText(), row.OptionalText(), row.Usd(), row.Flag()));
        }

        return found.DrainToImmutable();
    }
}
