using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Observing;

/// <summary>How many tickets workers judged, by the verdicts that are kept.</summary>
/// <param name="file">Where.</param>
internal sealed class JudgedWorkload(AgentsFile file) : IWorkload
{
    /// <inheritdoc/>
    public long? TicketsLookedAt(IReadOnlyCollection<string> observers, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(observers);

        return file.Read(ObservingTables.Sql, connection => Count(connection, observers, from, to));
    }

    // An observer of whom no verdict is kept looks at tickets that nobody counted: then the count is not known, rather than too small.
    private static long? Count(SqliteConnection connection, IReadOnlyCollection<string> observers, DateTimeOffset from, DateTimeOffset to)
    {
        if (observers.Count == 0 || connection.Number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'verdicts'") == 0)
        {
            return null;
        }

        HashSet<string> tickets = new(StringComparer.Ordinal);
        foreach (string observer in observers)
        {
            if (connection.Number("SELECT EXISTS (SELECT 1 FROM verdicts WHERE task = @task)", ("@task", observer)) == 0)
            {
                return null;
            }

            using SqliteCommand command = connection.Command(
                "SELECT DISTINCT ticket FROM verdicts WHERE task = @task AND at_us > @from AND at_us <= @to",
                ("@task", observer),
                ("@from", LedgerTime.Micros(from)),
                ("@to", LedgerTime.Micros(to)));
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                tickets.Add(reader.GetString(0));
            }
        }

        return tickets.Count;
    }
}
