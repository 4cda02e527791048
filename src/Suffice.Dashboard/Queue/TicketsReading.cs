using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Policy;

namespace Suffice.Dashboard.Queue;

/// <summary>Reads what waits for people.</summary>
/// <param name="file">The file that holds the queue.</param>
/// <param name="policies">The policy in force.</param>
/// <param name="standings">Workers' standings, which are worked out again only when something has changed.</param>
/// <param name="time">The clock.</param>
public sealed class TicketsReading(AgentsFile file, IPolicySource policies, StandingWatch standings, TimeProvider time)
{
    /// <summary>How many items a page lists.</summary>
    public const int PageLength = 50;

    /// <summary>Reads it.</summary>
    /// <param name="reviewer">Who looks.</param>
    /// <param name="task">Of this worker alone; <see langword="null"/> for all.</param>
    /// <param name="kind">Waiting for this reason alone; <see langword="null"/> for all.</param>
    /// <param name="offset">How many come before.</param>
    /// <returns>The figures; <see langword="null"/> when there is no such worker.</returns>
    public TicketsFigures? Read(Reviewer reviewer, string? task = null, QueueKind? kind = null, int offset = 0)
    {
        ArgumentNullException.ThrowIfNull(reviewer);
        SufficePolicy policy = policies.Current;
        ReviewQueue queue = new(file, policy);
        if (task is not null && !queue.Workers.Contains(task, StringComparer.Ordinal))
        {
            return null;
        }

        ImmutableArray<WorkerWaiting> workers = [.. queue.Workers.Select(name => Of(policy, queue, name)).OrderByDescending(worker => worker.Waiting).ThenBy(worker => worker.Task, StringComparer.Ordinal)];
        QueuePage page = queue.List(new QueueQuery { Task = task, Kind = kind, Offset = offset, Limit = PageLength });

        return new TicketsFigures
        {
            Reviewer = reviewer,
            Workers = workers,
            Mine = reviewer.Name is { } me ? queue.List(new QueueQuery { Holder = me, Limit = PageLength }).Items : [],
            Items = page.Items,
            Total = page.Total,
            Offset = offset,
            Task = task,
            Kind = kind,
            RatedToday = reviewer.Name is { } person ? new ReviewerHand(file, policy).CountRated(null, person, Today) : 0,
        };
    }

    private DateTimeOffset Today => new(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private WorkerWaiting Of(SufficePolicy policy, ReviewQueue queue, string name)
    {
        QueueWaiting all = queue.Waiting(name);
        TaskPolicy task = policy.FindTask(name)!;
        WorkerStandard standard = WorkerStandard.Read(task);
        WorkerWaiting waiting = new(name) { ByKind = all.ByKind, Oldest = all.Oldest };

        return standard.Problems.IsEmpty
            ? waiting with { Standing = standings.Of(task, standard) }
            : waiting with { Problem = string.Join('\n', standard.Problems) };
    }
}
