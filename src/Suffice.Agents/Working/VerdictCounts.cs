using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Verdicts;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Working;

/// <summary>Counts verdicts by what the machine decided, out of an index: no verdict is read.</summary>
/// <param name="file">The file.</param>
public sealed class VerdictCounts(AgentsFile file)
{
    /// <summary>Counts them.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="from">Judged at this time or later (UTC).</param>
    /// <param name="to">Judged before this time (UTC).</param>
    /// <returns>How many, by decision; one that was not given is not there.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ImmutableSortedDictionary<Decision, long> Of(string task, DateTimeOffset from, DateTimeOffset to) => file.Read(VerdictStore.Tables, open =>
    {
        using SqliteCommand command = open.Command(
            "SELECT machine_decision, count(*) FROM verdicts WHERE task = $task AND at_us >= $from AND at_us < $to GROUP BY machine_decision",
            ("$task", task), ("$from", LedgerTime.Micros(from)), ("$to", LedgerTime.Micros(to)));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableSortedDictionary<Decision, long>.Builder counts = ImmutableSortedDictionary.CreateBuilder<Decision, long>();
        while (row.Next())
        {
            counts[row.Word<Decision>()] = row.Number();
        }

        return counts.ToImmutable();
    });

    /// <summary>The workers of which a verdict was ever kept.</summary>
    /// <returns>Their names.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ImmutableArray<string> Workers() => file.Read(VerdictStore.Tables, open =>
    {
        // One step of the index a worker, however many verdicts there are.
        using SqliteCommand command = open.Command(
            """
            WITH RECURSIVE names(name) AS (
                SELECT min(task) FROM verdicts UNION ALL SELECT (SELECT min(task) FROM verdicts WHERE task > name) FROM names WHERE name IS NOT NULL)
            SELECT name FROM names WHERE name IS NOT NULL
            """);
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        while (row.Next())
        {
            names.Add(row.Text());
        }

        return names.ToImmutable();
    });
}
