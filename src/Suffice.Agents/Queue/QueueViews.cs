using System.Collections.Immutable;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Queue;

/// <summary>What waits, as it may be shown to anyone: nothing of a ticket drawn at random tells what the machine said.</summary>
public sealed record QueueLine
{
    /// <summary>Its id, such as <c>Q-12</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>The ticket, by its id.</summary>
    public required string Ticket { get; init; }

    /// <summary>Why it waits.</summary>
    public required QueueKind Kind { get; init; }

    /// <summary>What said so; empty for a ticket drawn at random.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required QueueState State { get; init; }

    /// <summary>Who holds it now; <see langword="null"/> when nobody does.</summary>
    public string? Holder { get; init; }

    /// <summary>Until when, in UTC.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When the machine judged it, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What holds, once it is decided for good.</summary>
    public Decision? Final { get; init; }

    /// <summary>True when it was decided for good and a person's verdict stands in place of the machine's.</summary>
    public bool? Corrected { get; init; }

    /// <summary>An item as it may be shown.</summary>
    internal static QueueLine Of(QueueItem item, DateTimeOffset now) => new()
    {
        Id = item.Id,
        Task = item.Task,
        Ticket = item.Ticket,
        Kind = item.Kind,
        By = item.IsSampled ? [] : [.. item.Reasons.Select(reason => reason.By).Distinct(StringComparer.Ordinal)],
        State = item.State,
        Holder = item.HolderAt(now),
        HeldUntil = item.HolderAt(now) is null ? null : item.HeldUntil,
        At = item.At,
        Final = item.State == QueueState.Done ? item.Final : null,
        Corrected = item.State == QueueState.Done ? item.IsCorrected : null,
    };
}

/// <summary>What waits for people.</summary>
/// <param name="ByKind">How many items, by why.</param>
/// <param name="Oldest">When the machine judged the ticket that waits longest (UTC); <see langword="null"/> when none waits.</param>
public sealed record QueueWaiting(ImmutableSortedDictionary<QueueKind, long> ByKind, DateTimeOffset? Oldest)
{
    /// <summary>Nothing waits.</summary>
    public static QueueWaiting Nothing { get; } = new(ImmutableSortedDictionary<QueueKind, long>.Empty, null);

    /// <summary>How many wait in all.</summary>
    public long Total => ByKind.Values.Sum();

    internal QueueWaiting And(QueueKind kind, long count, DateTimeOffset oldest) => new(ByKind.Add(kind, count), Oldest < oldest ? Oldest : oldest);
}

/// <summary>A part of the queue.</summary>
/// <param name="Items">The items, in the order in which they come.</param>
/// <param name="Total">How many there are of those asked for.</param>
/// <param name="Waiting">How many wait, by why.</param>
public sealed record QueuePage(ImmutableArray<QueueLine> Items, long Total, ImmutableSortedDictionary<QueueKind, long> Waiting)
{
    /// <summary>When the machine judged the ticket that waits longest (UTC); <see langword="null"/> when none waits.</summary>
    public DateTimeOffset? Oldest { get; init; }
}

/// <summary>A ticket to be judged, with what it is judged by, and without what the machine said.</summary>
public sealed record TicketToJudge
{
    /// <summary>The item's id.</summary>
    public required string Id { get; init; }

    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>Who holds it.</summary>
    public required string Who { get; init; }

    /// <summary>Until when, in UTC.</summary>
    public required DateTimeOffset HeldUntil { get; init; }

    /// <summary>The ticket as the machine was shown it: what tells how it came out is left out.</summary>
    public required string Text { get; init; }

    /// <summary>The ticket's id.</summary>
    public required string Ticket { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Its messages.</summary>
    public ImmutableArray<TicketMessage> Messages { get; init; } = [];

    /// <summary>The criteria to rate.</summary>
    public ImmutableArray<CriterionToRate> Criteria { get; init; } = [];

    /// <summary>The labels to give, each with what it may be.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Labels { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>What the machine says, when that was asked for; such a review says nothing of agreement.</summary>
    public MachineSaid? Machine { get; init; }

    /// <summary>What of a rating is to be noted, such as that the rubric has changed since.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A criterion as a person is asked it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Words">What the rubric says of it.</param>
/// <param name="Scale">The highest rating; the lowest is 1.</param>
/// <param name="Skippable">True when it may not apply.</param>
public sealed record CriterionToRate(string Id, string Title, string Words, int Scale, bool Skippable);

/// <summary>What the machine says of a ticket.</summary>
/// <param name="Decision">Its decision.</param>
/// <param name="Score">Its score.</param>
/// <param name="Verdict">All of it.</param>
/// <param name="Labels">Its labels.</param>
public sealed record MachineSaid(Decision Decision, decimal? Score, Verdict Verdict, ImmutableSortedDictionary<string, string> Labels);

/// <summary>A rating that was kept, and only now what the machine says.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Decision">What the person decided.</param>
/// <param name="Score">The score of the person's ratings.</param>
/// <param name="IsBlind">True when the person had not been shown the machine's verdict.</param>
/// <param name="Machine">What the machine says.</param>
/// <param name="Agrees">True when the decision, every rating and every label are the same.</param>
/// <param name="Apart">Where they differ, in words.</param>
/// <param name="Others">What other people said of it before, in words.</param>
public sealed record RatingKept(string Id, Decision Decision, decimal? Score, bool IsBlind, MachineSaid Machine, bool Agrees, ImmutableArray<string> Apart, ImmutableArray<string> Others);

/// <summary>What became of an item.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Final">What holds; <see langword="null"/> while it is left to another person.</param>
/// <param name="FinalScore">Its score.</param>
/// <param name="Eval">The file of eval items that it was written to; <see langword="null"/> when to none.</param>
/// <param name="Say">What comes next, in words.</param>
public sealed record ItemSettled(string Id, QueueState State, Decision? Final, decimal? FinalScore, string? Eval, string Say);
