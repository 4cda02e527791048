using System.Collections.Immutable;
using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;

namespace Suffice.Dashboard.Queue;

/// <summary>What a person needs to judge a worker's tickets: the ticket in hand, and how far it is to the mark. Before the ticket is rated it holds nothing of the machine's.</summary>
public sealed record JudgingFigures
{
    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>Who judges.</summary>
    public required Reviewer Reviewer { get; init; }

    /// <summary>The ticket in hand; <see langword="null"/> when the person holds none.</summary>
    public TicketInHand? Hand { get; init; }

    /// <summary>What the person typed and could not be taken, so that it need not be typed again; <see langword="null"/> mostly.</summary>
    public HumanRating? Typed { get; init; }

    /// <summary>How many tickets of the worker wait, by why.</summary>
    public ImmutableSortedDictionary<QueueKind, long> Waiting { get; init; } = ImmutableSortedDictionary<QueueKind, long>.Empty;

    /// <summary>Whether the worker's verdicts stand by themselves, and what is missing until they do.</summary>
    public WorkerStanding? Standing { get; init; }

    /// <summary>How many of the worker's tickets the person has rated today (UTC).</summary>
    public long RatedToday { get; init; }

    /// <summary>What is wrong in the worker's files, so that nobody can judge by them; <see langword="null"/> when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>The path of its page.</summary>
    public string Path => $"/queue/{Uri.EscapeDataString(Task)}";
}
