using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Queue;

/// <summary>Whose turn it is.</summary>
internal static class QueueTurns
{
    /// <summary>Holds the next items for a person.</summary>
    /// <param name="open">The file, inside a writing.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="standard">What the worker goes by.</param>
    /// <param name="person">The person.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="how">Which, and how.</param>
    /// <param name="now">The time.</param>
    /// <returns>The items, those that the person holds already first.</returns>
    public static ImmutableArray<QueueItem> Take(SqliteConnection open, VerdictStore verdicts, WorkerStandard standard, string person, int most, QueueTaking how, DateTimeOffset now)
    {
        ImmutableArray<QueueItem>.Builder held = ImmutableArray.CreateBuilder<QueueItem>();
        foreach (QueueItem item in Free(open, standard.Task, person, how, now))
        {
            if (verdicts.Find(item.Verdict) is not { } kept || IsForgotten(kept.Ticket))
            {
                // Nobody can judge what is not there any more.
                QueueTables.Change(open, item with { State = QueueState.Done, Reasons = item.Reasons.Add(new QueueReason(item.Kind, "forgotten", "its text is not kept any more")) });
                continue;
            }

            held.Add(item with { Holder = person, HeldUntil = now + how.For });
            if (held.Count == most)
            {
                break;
            }
        }

        foreach (QueueItem item in held)
        {
            QueueTables.Change(open, item);
            if (how.Open)
            {
                QueueTables.Add(open, new Review(item.Number, ReviewStep.Seen, person, now) { Context = standard.Context.Hash, Scorecard = standard.Context.RubricHash });
            }
        }

        return held.ToImmutable();
    }

    private static List<QueueItem> Free(SqliteConnection open, string task, string person, QueueTaking how, DateTimeOffset now) => QueueTables.Items(
        open,
        """
        task = $task AND state <> 'done' AND ($kind IS NULL OR kind = $kind)
        AND (holder IS NULL OR held_until_us <= $now OR holder = $who)
        AND NOT EXISTS (SELECT 1 FROM queue_reviews WHERE item = queue_items.id AND who = $who AND step IN ('rated', 'accepted', 'disputed'))
        ORDER BY (holder IS NOT NULL AND held_until_us > $now) DESC, priority DESC, id
        """,
        ("$task", task), ("$kind", how.Kind is { } kind ? EnumWord.Of(kind) : DBNull.Value), ("$now", LedgerTime.Micros(now)), ("$who", person));

    private static bool IsForgotten(Ticket ticket) => ticket.Text.Length == 0 && ticket.Fields.IsEmpty;

    /// <summary>Makes sure that a person may rate an item now.</summary>
    /// <param name="open">The file.</param>
    /// <param name="item">The item as it stands.</param>
    /// <param name="person">The person.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="QueueException">The person may not.</exception>
    public static void DemandTurn(SqliteConnection open, QueueItem item, string person, DateTimeOffset now)
    {
        DemandFree(item, person, now);
        if (Of(open, item, person).Any(review => review.Step is ReviewStep.Rated or ReviewStep.Accepted or ReviewStep.Disputed))
        {
            throw NotNow($"{person} has rated {item.Id}, and a rating stands as it was given; accept, correct or dispute it");
        }
    }

    /// <summary>Makes sure that an item is undecided and nobody else's.</summary>
    /// <param name="item">The item as it stands.</param>
    /// <param name="person">The person.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="QueueException">It is not.</exception>
    public static void DemandFree(QueueItem item, string person, DateTimeOffset now)
    {
        if (item.State == QueueState.Done)
        {
            throw NotNow($"{item.Id} is decided; what is decided stays");
        }

        if (item.HolderAt(now) is { } holder && !ReviewerName.IsSame(holder, person))
        {
            throw NotNow(FormattableString.Invariant($"{item.Id} is with {holder} until {item.HeldUntil:yyyy-MM-dd HH:mm} UTC; 'suffice review next {item.Task}' gives another"));
        }
    }

    /// <summary>What a person did with an item.</summary>
    /// <param name="open">The file.</param>
    /// <param name="item">The item.</param>
    /// <param name="person">The person.</param>
    /// <returns>What was done, in its order.</returns>
    public static List<Review> Of(SqliteConnection open, QueueItem item, string person) =>
        QueueTables.Reviews(open, "item = $item AND who = $who", ("$item", item.Number), ("$who", person));

    /// <summary>What other people said of an item.</summary>
    /// <param name="open">The file.</param>
    /// <param name="item">The item.</param>
    /// <param name="person">The person who is told.</param>
    /// <returns>A sentence for each thing said.</returns>
    public static ImmutableArray<string> Others(SqliteConnection open, QueueItem item, string person) =>
    [
        .. from review in QueueTables.Reviews(open, "item = $item AND who <> $who AND step <> 'seen'", ("$item", item.Number), ("$who", person))
           let said = review.Step switch
           {
               ReviewStep.Rated => $"decided {EnumWord.Of(review.Rating!.Decision!.Value)}",
               ReviewStep.Accepted => "let the machine's verdict stand",
               ReviewStep.Corrected => $"put {EnumWord.Of(review.Rating!.Decision!.Value)} in its place",
               _ => "left it to another person",
           }
           select $"{review.Who} {said}{(review.Note.Length > 0 ? $": {review.Note}" : string.Empty)}",
    ];

    /// <summary>Whether a person has not been shown what the machine said of this ticket, in this item or in another on the same ticket.</summary>
    /// <param name="open">The file.</param>
    /// <param name="item">The item.</param>
    /// <param name="person">The person.</param>
    /// <returns>True when the person has not.</returns>
    public static bool IsBlind(SqliteConnection open, QueueItem item, string person) => QueueTables.Reviews(
        open,
        "who = $who AND item IN (SELECT id FROM queue_items WHERE task = $task AND ticket_hash = $hash)",
        ("$who", person), ("$task", item.Task), ("$hash", item.TicketHash)).Count == 0;

    private static QueueException NotNow(string message) => new(QueueMistake.NotNow, message);
}
