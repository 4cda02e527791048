using System.Security.Cryptography;
using System.Text;
using Suffice.Agents.Keeping;
using Suffice.Agents.Tickets;
using Suffice.Ledger.Tables;
using Suffice.Running.Keeping;

namespace Suffice.Agents.Working;

/// <summary>Which runs there were, and which process has one in hand: two would pay for the same tickets.</summary>
internal sealed class WorkRuns(AgentsFile file)
{
    private readonly RunOwner here = RunOwner.Here();

    /// <summary>The id of a run: the same for the same worker, context and source.</summary>
    public static string IdOf(WorkOrder order) => "work_" + HashOf(order.Standard.Task, order.Standard.Context.Hash, order.Source, order.Salt);

    /// <summary>The id of a verdict: the same for the same ticket under the same context.</summary>
    public static string VerdictIdOf(WorkOrder order, Ticket ticket) =>
        "vrd_" + HashOf(order.Standard.Task, order.Standard.Context.Hash, ticket.Id, ticket.ContentHash(), order.Salt);

    /// <summary>Takes a run in hand.</summary>
    /// <param name="order">The order.</param>
    /// <param name="run">Its id.</param>
    /// <returns>False when another process that still lives has it.</returns>
    public bool Take(WorkOrder order, string run) => file.Write(Tables, open =>
    {
        string? owner = open.Scalar("SELECT owner FROM work_runs WHERE id = $id AND ended_us IS NULL", ("$id", run)) as string;
        if (owner is not null && owner != here.ToString() && RunOwner.Read(owner)?.IsAlive() is true)
        {
            return false;
        }

        open.Run(
            """
            INSERT INTO work_runs (id, task, source, context, owner, begun_us, tries, tickets) VALUES ($id, $task, $source, $context, $owner, $now, 1, $tickets)
            ON CONFLICT (id) DO UPDATE SET owner = $owner, tries = tries + 1, ended_us = NULL, tickets = $tickets
            """,
            ("$id", run), ("$task", order.Standard.Task), ("$source", order.Source), ("$context", order.Standard.Context.Hash), ("$owner", here.ToString()),
            ("$now", LedgerTime.Micros(file.Time.GetUtcNow())), ("$tickets", order.Tickets.Count));

        return true;
    });

    /// <summary>Ends a run.</summary>
    /// <param name="run">Its id.</param>
    public void End(string run) => file.Write(Tables, open => open.Run(
        "UPDATE work_runs SET ended_us = $now WHERE id = $id AND owner = $owner", ("$id", run), ("$now", LedgerTime.Micros(file.Time.GetUtcNow())), ("$owner", here.ToString())));

    private static string HashOf(params ReadOnlySpan<string> parts)
    {
        StringBuilder all = new();
        foreach (string part in parts)
        {
            all.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 13));
    }

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS work_runs (
            id TEXT PRIMARY KEY,
            task TEXT NOT NULL,
            source TEXT NOT NULL,
            context TEXT NOT NULL,
            owner TEXT NOT NULL,
            begun_us INTEGER NOT NULL,
            ended_us INTEGER,
            tries INTEGER NOT NULL,
            tickets INTEGER NOT NULL
        ) STRICT;
        """;
}
