using Microsoft.Data.Sqlite;

namespace Suffice.Agents.Queue;

/// <summary>Whose turn it is.</summary>
internal static class QueueTurns
{
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
