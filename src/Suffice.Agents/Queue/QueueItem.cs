using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Queue;

/// <summary>A ticket that waits for people, or waited.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Task">The worker.</param>
/// <param name="Verdict">The machine's verdict, by its id.</param>
/// <param name="Ticket">The ticket, by its id.</param>
public sealed record QueueItem(long Number, string Task, string Verdict, string Ticket)
{
    /// <summary>Its id as it is typed: <c>Q-12</c>.</summary>
    public string Id => IdOf(Number);

    /// <summary>What the ticket says, by its hash.</summary>
    public required string TicketHash { get; init; }

    /// <summary>The context the machine judged it by.</summary>
    public required string Context { get; init; }

    /// <summary>What a rating means here: the rubric, by its hash. Figures never mix two.</summary>
    public required string Scorecard { get; init; }

    /// <summary>The models that judged it, such as <c>haiku>sonnet</c>; empty when none was asked.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>When the machine judged it, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it waits first of all; of a ticket drawn at random never anything that tells of the machine's verdict.</summary>
    public required QueueKind Kind { get; init; }

    /// <summary>Why it waits, in full.</summary>
    public ImmutableArray<QueueReason> Reasons { get; init; } = [];

    /// <summary>True when it was drawn at random: only such a one says anything of all tickets.</summary>
    public bool IsSampled { get; init; }

    /// <summary>How early it comes: the highest first.</summary>
    public int Priority { get; init; }

    /// <summary>How many people are to judge it, 1 or 2.</summary>
    public int People { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public QueueState State { get; init; }

    /// <summary>Who holds it; <see langword="null"/> when nobody does.</summary>
    public string? Holder { get; init; }

    /// <summary>Until when it is held, in UTC.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>How often it was disputed.</summary>
    public int Disputes { get; init; }

    /// <summary>What holds in the end; <see langword="null"/> until a person has decided.</summary>
    public Decision? Final { get; init; }

    /// <summary>True when a person's verdict was put in place of the machine's.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>Who decided last.</summary>
    public string? SettledBy { get; init; }

    /// <summary>Who holds it at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>The name, or <see langword="null"/>.</returns>
    public string? HolderAt(DateTimeOffset now) => HeldUntil > now ? Holder : null;

    /// <summary>An item's id as it is typed.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The id.</returns>
    public static string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"Q-{number}");

    /// <summary>Reads an item's id.</summary>
    /// <param name="id">As typed: <c>Q-12</c>, <c>q-12</c> or <c>12</c>.</param>
    /// <returns>The number.</returns>
    /// <exception cref="QueueException">It is no id.</exception>
    public static long NumberOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string digits = id.StartsWith("Q-", StringComparison.OrdinalIgnoreCase) ? id[2..] : id;

        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0
            ? number
            : throw new QueueException(QueueMistake.NotFound, $"\"{id}\" is no item of the queue; its ids are like Q-12");
    }
}

/// <summary>Where an item stands.</summary>
public enum QueueState
{
    /// <summary>Nobody has judged it.</summary>
    Waiting,

    /// <summary>A person has rated it, was shown the machine's verdict, and has not said which of them stands.</summary>
    Rated,

    /// <summary>Decided, and a second person is asked too, so that it is known how far people agree.</summary>
    SecondPerson,

    /// <summary>Left to another person than those who have judged it.</summary>
    Disputed,

    /// <summary>Decided.</summary>
    Done,
}

/// <summary>Why an item waits.</summary>
public enum QueueKind
{
    /// <summary>Drawn at random.</summary>
    Random,

    /// <summary>The machine asks for a person: a rule of escalation, evidence that is not in the ticket, a gate that no answer passed.</summary>
    Exception,

    /// <summary>Two verdicts on the same ticket differ.</summary>
    Disagreement,

    /// <summary>A person left it to another, or two people decided differently.</summary>
    Dispute,
}

/// <summary>One reason.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="By">What said so: an item of escalation.md (<c>E-003</c>), <c>evidence</c>, <c>gate</c>, <c>models</c>, <c>people</c>, a person's name.</param>
/// <param name="Why">In words; may be empty.</param>
public sealed record QueueReason(QueueKind Kind, string By, string Why);
