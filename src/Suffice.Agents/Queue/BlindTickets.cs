using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Working;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Queue;

/// <summary>Knows which tickets people are still to judge without knowing what the machine or anybody else says of them: those drawn at random, until they are decided.</summary>
/// <param name="file">The file that holds the queue.</param>
public sealed class BlindTickets(AgentsFile file)
{
    private const string Waiting = "verdicts v JOIN queue_items q ON q.task = v.task AND q.ticket = v.ticket AND q.ticket_hash = v.ticket_hash AND q.sampled = 1 AND q.state <> 'done'";

    private readonly QueueFilling filling = new(file);
    private readonly VerdictStore verdicts = new(file);

    /// <summary>The verdicts on such tickets.</summary>
    /// <param name="workers">The workers of the policy.</param>
    /// <returns>Their ids.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public IReadOnlySet<string> Verdicts(IEnumerable<string> workers)
    {
        ArgumentNullException.ThrowIfNull(workers);

        return Read(workers, open =>
        {
            using SqliteCommand command = open.Command($"SELECT v.id FROM {Waiting}");
            using SqliteDataReader reader = command.ExecuteReader();
            HashSet<string> ids = new(StringComparer.Ordinal);
            while (reader.Read())
            {
                ids.Add(reader.GetString(0));
            }

            return ids;
        });
    }

    /// <summary>Whether a verdict is on such a ticket.</summary>
    /// <param name="workers">The workers of the policy.</param>
    /// <param name="verdict">The verdict's id.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public bool HasVerdict(IEnumerable<string> workers, string verdict) => Read(workers, open => open.Number($"SELECT EXISTS (SELECT 1 FROM {Waiting} WHERE v.id = $id)", ("$id", verdict)) != 0);

    /// <summary>Whether a call of the ledger judged such a ticket.</summary>
    /// <param name="workers">The workers of the policy.</param>
    /// <param name="request">The ledger's row.</param>
    /// <returns>True when it did.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public bool HasCall(IEnumerable<string> workers, string request) => Read(workers, open => open.Number($"SELECT EXISTS (SELECT 1 FROM {Waiting} WHERE v.request = $request)", ("$request", request)) != 0);

    private T Read<T>(IEnumerable<string> workers, Func<SqliteConnection, T> use)
    {
        if (verdicts.LastPlace > 0)
        {
            foreach (string worker in workers)
            {
                filling.Fill(worker);
            }
        }

        return file.Read(QueueTables.Tables, use);
    }
}
