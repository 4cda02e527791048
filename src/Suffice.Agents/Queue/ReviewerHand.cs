using Suffice.Agents.Keeping;
using Suffice.Files;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Agents.Queue;

/// <summary>What one person has in hand: a ticket that was taken, and, once it is rated, what the machine said of it. Looks, and takes nothing.</summary>
/// <param name="file">The file that holds the queue.</param>
/// <param name="policy">The policy in force.</param>
public sealed class ReviewerHand(AgentsFile file, SufficePolicy policy)
{
    private readonly ReviewQueue queue = new(file, policy);

    /// <summary>The ticket of a worker that a person holds; one that is rated and not decided first, then the one taken first.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="who">The person.</param>
    /// <returns>It; <see langword="null"/> when the person holds none.</returns>
    /// <exception cref="QueueException">The name is none, or the worker's files have mistakes.</exception>
    public TicketInHand? Find(string task, string who)
    {
        string person = ReviewerName.Of(who);
        DateTimeOffset now = file.Time.GetUtcNow();
        List<QueueItem> held = file.Read(QueueTables.Tables, open => QueueTables.Items(
            open, "task = $task AND state <> 'done' AND holder = $who AND held_until_us > $now ORDER BY id", ("$task", task), ("$who", person), ("$now", LedgerTime.Micros(now))));
        TicketInHand[] all = [.. held.Select(item => Of(item, person)).Where(hand => hand.Rated is not null || !queue.HasRated(hand.Ticket.Id, person))];

        return all.FirstOrDefault(hand => hand.Rated is not null) ?? all.FirstOrDefault();
    }

    /// <summary>How many tickets a person has rated.</summary>
    /// <param name="task">Of this worker; <see langword="null"/> for all.</param>
    /// <param name="who">The person.</param>
    /// <param name="since">Since then (UTC).</param>
    /// <returns>How many.</returns>
    /// <exception cref="QueueException">The name is none.</exception>
    public long CountRated(string? task, string who, DateTimeOffset since)
    {
        string person = ReviewerName.Of(who);

        return file.Read(QueueTables.Tables, open => open.Number(
            "SELECT count(*) FROM queue_reviews AS review JOIN queue_items AS item ON item.id = review.item WHERE review.who = $who AND review.step = $step AND review.at_us >= $since AND ($task IS NULL OR item.task = $task)",
            ("$who", person), ("$step", EnumWord.Of(ReviewStep.Rated)), ("$since", LedgerTime.Micros(since)), ("$task", task ?? (object)DBNull.Value)));
    }

    private TicketInHand Of(QueueItem item, string person)
    {
        RatingKept? rated = queue.Undecided(item.Id, person);
        HumanRating? said = rated is null
            ? null
            : file.Read(QueueTables.Tables, open => QueueTurns.Of(open, item, person)).Last(review => review.Step == ReviewStep.Rated).Rating;

        return new TicketInHand(queue.TicketOf(item, person), said, rated);
    }
}

/// <summary>A ticket that a person holds.</summary>
/// <param name="Ticket">The ticket, without what the machine said.</param>
/// <param name="Said">What the person said of it; <see langword="null"/> before.</param>
/// <param name="Rated">What was kept of that, with what the machine says; <see langword="null"/> before.</param>
public sealed record TicketInHand(TicketToJudge Ticket, HumanRating? Said, RatingKept? Rated);
