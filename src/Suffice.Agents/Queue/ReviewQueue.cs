using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue.Figures;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Files;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Agents.Queue;

/// <summary>The tickets that people have to look at: what waits, who has which, what they say.</summary>
/// <remarks>
/// Blind by default: what the machine said is told after a person has rated. All of it is kept in <c>work.db</c> in one transaction a step, so that a process
/// that is killed leaves a step done or not begun. Safe for use by several people and processes at once.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="policy">The policy in force: which workers there are.</param>
/// <param name="standings">Figures of agreement that a process keeps, where it asks often; <see langword="null"/> works them out anew.</param>
public sealed class ReviewQueue(AgentsFile file, SufficePolicy policy, StandingWatch? standings = null)
{
    /// <summary>How long a ticket is held for whoever took it.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(30);

    // Between a rating and what follows of it a person may think; after a day another may have it.
    private static readonly TimeSpan RatedFor = TimeSpan.FromDays(1);

    private readonly QueueFilling filling = new(file);
    private readonly VerdictStore verdicts = new(file);

    /// <summary>The workers of the policy, by name.</summary>
    public ImmutableArray<string> Workers { get; } = [.. policy.Tasks.Where(task => task.Worker is not null).Select(task => task.Name)];

    /// <summary>Lists what is in the queue.</summary>
    /// <param name="query">Which of it.</param>
    /// <returns>The items asked for, and how many wait.</returns>
    /// <exception cref="QueueException">There is no such worker.</exception>
    public QueuePage List(QueueQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        foreach (string worker in query.Task is { } one ? [NameOf(one)] : Workers)
        {
            filling.Fill(worker);
        }

        DateTimeOffset now = file.Time.GetUtcNow();

        return file.Read(QueueTables.Tables, open =>
        {
            (string where, (string, object)[] values) = query.Sql(now);
            QueueWaiting waiting = QueueTables.Waiting(open, query.Task);

            return new QueuePage(
                [.. QueueTables.Items(open, $"{where} ORDER BY priority DESC, id LIMIT $limit OFFSET $offset", [.. values, ("$limit", (long)query.Limit), ("$offset", (long)query.Offset)]).Select(item => QueueLine.Of(item, now))],
                open.Number($"SELECT count(*) FROM queue_items WHERE {where}", values),
                waiting.ByKind)
            {
                Oldest = waiting.Oldest,
            };
        });
    }

    /// <summary>Counts what waits for people.</summary>
    /// <param name="task">The worker.</param>
    /// <returns>How much, and since when.</returns>
    /// <exception cref="QueueException">There is no such worker.</exception>
    public QueueWaiting Waiting(string task)
    {
        filling.Fill(NameOf(task));

        return file.Read(QueueTables.Tables, open => QueueTables.Waiting(open, task));
    }

    /// <summary>Takes the next ticket for a person: nobody else is given it while it is held.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="who">The person.</param>
    /// <param name="taking">Which, and how.</param>
    /// <returns>The ticket; <see langword="null"/> when none waits for this person.</returns>
    /// <exception cref="QueueException">There is no such worker, or the name is none.</exception>
    public TicketToJudge? Next(string task, string who, QueueTaking? taking = null) => Take(task, who, 1, taking).FirstOrDefault();

    /// <summary>Takes several tickets for a person at once, such as for a spreadsheet.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="who">The person.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="taking">Which, and how.</param>
    /// <returns>The tickets, those that the person holds already first.</returns>
    /// <exception cref="QueueException">There is no such worker, or the name is none.</exception>
    public ImmutableArray<TicketToJudge> Take(string task, string who, int most, QueueTaking? taking = null)
    {
        string person = ReviewerName.Of(who);
        WorkerStandard standard = StandardOf(task);
        filling.Fill(task);
        QueueTaking how = taking ?? new QueueTaking();
        DateTimeOffset now = file.Time.GetUtcNow();
        ImmutableArray<QueueItem> taken = file.Write(QueueTables.Tables, open => QueueTurns.Take(open, verdicts, standard, person, most, how, now));

        return [.. taken.Select(item => ToJudge(standard, item, person, how.Open))];
    }

    /// <summary>Keeps what a person says of a ticket, and only then tells what the machine said.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="who">The person.</param>
    /// <param name="rating">What the person says.</param>
    /// <returns>What was kept, and what the machine said.</returns>
    /// <exception cref="QueueException">It cannot be said, or not by this person, or not now.</exception>
    public RatingKept Rate(string item, string who, HumanRating rating)
    {
        ArgumentNullException.ThrowIfNull(rating);
        string person = ReviewerName.Of(who);
        (QueueItem found, WorkerStandard standard) = Find(item);
        Verdict human = HumanVerdict.Of(standard, rating);
        KeptVerdict machine = MachineOf(found);
        DateTimeOffset now = file.Time.GetUtcNow();

        (bool isBlind, ImmutableArray<string> others) = file.Write(QueueTables.Tables, open =>
        {
            QueueItem current = QueueTables.Item(open, found.Number);
            QueueTurns.DemandTurn(open, current, person, now);
            bool blind = QueueTurns.IsBlind(open, current, person);
            QueueTables.Add(open, new Review(current.Number, ReviewStep.Rated, person, now)
            {
                IsBlind = blind,
                Context = standard.Context.Hash,
                Scorecard = standard.Context.RubricHash,
                Rating = rating with { Decision = human.Decision },
                MachineLabels = HumanVerdict.LabelsIn(standard, machine.Machine),
                Note = rating.Note,
            });
            QueueTables.Change(open, current with
            {
                State = current.State is QueueState.Waiting ? QueueState.Rated : current.State,
                Holder = person,
                HeldUntil = now + RatedFor,
            });
            if (current.Final is null)
            {
                VerdictStore.SetHuman(open, current.Verdict, human);
            }

            return (blind, QueueTurns.Others(open, current, person));
        });
        ImmutableArray<string> apart = HumanVerdict.Apart(standard, human, machine.Machine);

        return new RatingKept(found.Id, human.Decision, human.Score, isBlind, Said(standard, machine), apart.IsEmpty, apart, others);
    }

    /// <summary>Lets the machine's verdict stand.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="who">The person; has rated it, or was shown the machine's verdict.</param>
    /// <param name="note">A note; may be empty.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="QueueException">It is not this person's to decide, or not now.</exception>
    public ItemSettled Accept(string item, string who, string note = "") => Settle(item, who, new Settling(ReviewStep.Accepted, null, note));

    /// <summary>Puts the person's verdict in place of the machine's.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="who">The person.</param>
    /// <param name="rating">What holds, where it is not what the person rated before; it never changes what was rated.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="QueueException">It cannot be said, or not by this person, or not now.</exception>
    public ItemSettled Correct(string item, string who, HumanRating? rating = null) => Settle(item, who, new Settling(ReviewStep.Corrected, rating is { IsEmpty: false } ? rating : null, rating?.Note ?? string.Empty));

    /// <summary>Leaves it to another person.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="who">The person.</param>
    /// <param name="why">Why.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="QueueException">There is no reason, or it is not this person's, or not now.</exception>
    public ItemSettled Dispute(string item, string who, string why) => string.IsNullOrWhiteSpace(why)
        ? throw new QueueException(QueueMistake.Invalid, "it is left to another person without a reason; say why")
        : Settle(item, who, new Settling(ReviewStep.Disputed, null, why));

    /// <summary>How far a worker and people agree, and whether its verdicts may stand by themselves.</summary>
    /// <param name="task">The worker.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="QueueException">There is no such worker.</exception>
    public AgreementReport Agreement(string task)
    {
        WorkerStandard standard = StandardOf(task);

        return (standings ?? new StandingWatch(file)).AgreementOf(policy.FindTask(task)!, standard);
    }

    /// <summary>Makes sure that something can be said of an item.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="rating">What is said.</param>
    /// <exception cref="QueueException">It cannot.</exception>
    internal void Check(string item, HumanRating rating) => HumanVerdict.Of(Find(item).Standard, rating);

    /// <summary>Whether a person has rated an item.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="who">The person.</param>
    /// <returns>True when the person has.</returns>
    internal bool HasRated(string item, string who)
    {
        QueueItem found = Find(item).Item;

        return file.Read(QueueTables.Tables, open => QueueTurns.Of(open, found, ReviewerName.Of(who)).Any(review => review.Step == ReviewStep.Rated));
    }

    /// <summary>What a person has rated and not yet decided.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="who">The person.</param>
    /// <returns>The rating as it was kept; <see langword="null"/> when nothing of this person is open there.</returns>
    internal RatingKept? Undecided(string item, string who)
    {
        (QueueItem found, WorkerStandard standard) = Find(item);
        List<Review> mine = file.Read(QueueTables.Tables, open => QueueTurns.Of(open, found, ReviewerName.Of(who)));
        if (found.State == QueueState.Done || mine.LastOrDefault() is not { Step: ReviewStep.Rated, Rating: { } rating } last)
        {
            return null;
        }

        Verdict human = HumanVerdict.Of(standard, rating);
        KeptVerdict machine = MachineOf(found);
        ImmutableArray<string> apart = HumanVerdict.Apart(standard, human, machine.Machine);
        ImmutableArray<string> others = file.Read(QueueTables.Tables, open => QueueTurns.Others(open, found, ReviewerName.Of(who)));

        return new RatingKept(found.Id, human.Decision, human.Score, last.IsBlind, Said(standard, machine), apart.IsEmpty, apart, others);
    }

    /// <summary>An item as it is put before a person, without what the machine said.</summary>
    /// <param name="item">The item; it is held.</param>
    /// <param name="person">The person.</param>
    /// <returns>The ticket, with what it is judged by.</returns>
    internal TicketToJudge TicketOf(QueueItem item, string person) => ToJudge(StandardOf(item.Task), item, person, isOpen: false);

    private ItemSettled Settle(string item, string who, Settling settling)
    {
        string person = ReviewerName.Of(who);
        (QueueItem found, WorkerStandard standard) = Find(item);
        QueueSettling turn = new(standard, MachineOf(found), person, file.Time.GetUtcNow());
        ItemSettled settled = file.Write(QueueTables.Tables, open => turn.Settle(open, found.Number, settling));
        string? written = new CorrectedItems(file, standard).WriteOwed();

        return settled.State == QueueState.Done && turn.IsCorrection ? settled with { Eval = written } : settled;
    }

    private TicketToJudge ToJudge(WorkerStandard standard, QueueItem item, string person, bool isOpen)
    {
        KeptVerdict kept = MachineOf(item);

        return new TicketToJudge
        {
            Id = item.Id,
            Task = item.Task,
            Who = person,
            HeldUntil = item.HeldUntil!.Value,
            Text = TicketText.Of(kept.Ticket, standard.Settings),
            Ticket = kept.Ticket.Id,
            Subject = kept.Ticket.Subject,
            Messages = kept.Ticket.Messages,
            Criteria = [.. standard.Rubric.Criteria.Select(one => new CriterionToRate(one.Id, one.Title, standard.Context[Contexts.ContextKind.Rubric].Find(one.Id)?.Body ?? string.Empty, one.Scale, one.Skippable))],
            Labels = HumanVerdict.LabelsOf(standard),
            Machine = isOpen ? Said(standard, kept) : null,
            Notes = item.Scorecard == standard.Context.RubricHash ? [] : ["rubric.md has changed since the machine judged this ticket: your rating counts for the ticket, and not for agreement"],
        };
    }

    private static MachineSaid Said(WorkerStandard standard, KeptVerdict kept) => new(kept.Machine.Decision, kept.Machine.Score, kept.Machine, HumanVerdict.LabelsIn(standard, kept.Machine));

    private (QueueItem Item, WorkerStandard Standard) Find(string id)
    {
        QueueItem item = file.Read(QueueTables.Tables, open => QueueTables.Item(open, QueueItem.NumberOf(id)));

        return (item, StandardOf(item.Task));
    }

    private KeptVerdict MachineOf(QueueItem item) => verdicts.Find(item.Verdict)
        ?? throw new QueueException(QueueMistake.NotFound, $"the verdict {item.Verdict} that {item.Id} is about is not in {file.Path} any more");

    private string NameOf(string task) => Workers.Contains(task, StringComparer.Ordinal)
        ? task
        : throw new QueueException(QueueMistake.NotFound, Workers.IsEmpty
            ? "the policy has no worker; a task with 'worker:' in its task.yaml is one"
            : $"the policy has no worker \"{task}\"; {NearWords.Advise(task, Workers, "it has")}");

    private WorkerStandard StandardOf(string task)
    {
        WorkerStandard standard = WorkerStandard.Read(policy.FindTask(NameOf(task))!);

        return standard.Problems.IsEmpty
            ? standard
            : throw new QueueException(QueueMistake.Invalid, string.Join('\n', standard.Problems));
    }
}
