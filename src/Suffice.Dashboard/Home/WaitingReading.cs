using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Proposing;
using Suffice.Agents.Queue;
using Suffice.Ledger.Tables;

namespace Suffice.Dashboard.Home;

/// <summary>Counts what waits for people, for the menu of every page; at most a few seconds old.</summary>
/// <remarks>A menu is no reason for a page to fail: what cannot be counted is not shown. Thread-safe.</remarks>
/// <param name="work">What workers and people said.</param>
/// <param name="time">The clock.</param>
public sealed class WaitingReading(AgentsFile work, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);

    private volatile Counted? latest;

    /// <summary>Counts it.</summary>
    /// <returns>How much waits, by the part of the dashboard where it is looked at.</returns>
    public IReadOnlyDictionary<string, long> Read()
    {
        if (latest is { } known && time.GetElapsedTime(known.At) < GoodFor)
        {
            return known.Waiting;
        }

        ImmutableDictionary<string, long> waiting = File.Exists(work.Path) ? Count() : ImmutableDictionary<string, long>.Empty;
        latest = new Counted(waiting, time.GetTimestamp());

        return waiting;
    }

    private ImmutableDictionary<string, long> Count()
    {
        try
        {
            long tickets = work.Read(QueueTables.Tables, open => open.Number("SELECT count(*) FROM queue_items WHERE state <> 'done'"));
            long proposals = new ProposalStore(work).List().Count(proposal => proposal.State.WaitsForAPerson());

            return ImmutableDictionary<string, long>.Empty.Add("queue", tickets).Add("agents", proposals);
        }
        catch (SqliteException)
        {
            return ImmutableDictionary<string, long>.Empty;
        }
    }

    private sealed record Counted(ImmutableDictionary<string, long> Waiting, long At);
}
