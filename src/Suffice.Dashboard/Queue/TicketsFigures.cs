using System.Collections.Immutable;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;

namespace Suffice.Dashboard.Queue;

/// <summary>What waits for people, why, and how far each worker is trusted; nothing of it tells what a machine said.</summary>
public sealed record TicketsFigures
{
    /// <summary>Who looks.</summary>
    public required Reviewer Reviewer { get; init; }

    /// <summary>Each worker of the policy, the one with the most waiting first.</summary>
    public required ImmutableArray<WorkerWaiting> Workers { get; init; }

    /// <summary>The tickets that the person holds.</summary>
    public required ImmutableArray<QueueLine> Mine { get; init; }

    /// <summary>What waits, in the order in which it comes: what <c>suffice review queue --json</c> lists.</summary>
    public required ImmutableArray<QueueLine> Items { get; init; }

    /// <summary>How many there are of those asked for.</summary>
    public required long Total { get; init; }

    /// <summary>How many come before.</summary>
    public required int Offset { get; init; }

    /// <summary>Of this worker alone; <see langword="null"/> for all.</summary>
    public string? Task { get; init; }

    /// <summary>Waiting for this reason alone; <see langword="null"/> for all.</summary>
    public QueueKind? Kind { get; init; }

    /// <summary>How many of all workers wait.</summary>
    public long Waiting => Workers.Sum(worker => worker.Waiting);

    /// <summary>How many tickets the person has rated today (UTC).</summary>
    public required long RatedToday { get; init; }
}

/// <summary>What waits of a worker, and how far people agree with it.</summary>
/// <param name="Task">The worker.</param>
public sealed record WorkerWaiting(string Task)
{
    /// <summary>How many wait, by why.</summary>
    public ImmutableSortedDictionary<QueueKind, long> ByKind { get; init; } = ImmutableSortedDictionary<QueueKind, long>.Empty;

    /// <summary>How many wait.</summary>
    public long Waiting => ByKind.Values.Sum();

    /// <summary>When the machine judged the ticket that waits longest (UTC).</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Whether its verdicts stand by themselves, and what is missing until they do; <see langword="null"/> when its files have mistakes.</summary>
    public WorkerStanding? Standing { get; init; }

    /// <summary>What is wrong in its files, so that nobody can judge by them; <see langword="null"/> when nothing is.</summary>
    public string? Problem { get; init; }
}
