using Microsoft.Data.Sqlite;
using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Queue;

/// <summary>What a person says after having seen the machine's verdict.</summary>
/// <param name="Step">Accepted, corrected or disputed.</param>
/// <param name="Rating">What holds, where it is not what was rated.</param>
/// <param name="Note">A note, or why it is disputed.</param>
internal sealed record Settling(ReviewStep Step, HumanRating? Rating, string Note);

/// <summary>Decides an item, or leaves it to another person.</summary>
/// <param name="standard">What the worker goes by.</param>
/// <param name="machine">The machine's verdict.</param>
/// <param name="person">The person.</param>
/// <param name="now">The time.</param>
internal sealed class QueueSettling(WorkerStandard standard, KeptVerdict machine, string person, DateTimeOffset now)
{
    /// <summary>True when a person's verdict was put in place of one of the machine's that says something else.</summary>
    public bool IsCorrection { get; private set; }

    /// <summary>Does it.</summary>
    /// <param name="open">The file, inside a writing.</param>
    /// <param name="number">The item.</param>
    /// <param name="settling">What the person says.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="QueueException">It is not this person's to decide, or not now.</exception>
    public ItemSettled Settle(SqliteConnection open, long number, Settling settling)
    {
        QueueItem item = QueueTables.Item(open, number);
        QueueTurns.DemandFree(item, person, now);
        List<Review> mine = QueueTurns.Of(open, item, person);
        HumanRating? rated = RatedBefore(item, mine);
        HumanRating? rating = settling.Rating is { } given ? Together(rated, given) : rated;
        if (settling.Step == ReviewStep.Corrected && rating is null)
        {
            throw new QueueException(QueueMistake.Invalid, $"{item.Id} has no rating of yours to put in place of the machine's; say what holds");
        }

        Verdict? human = rating is null ? null : HumanVerdict.Of(standard, rating);
        QueueTables.Add(open, new Review(item.Number, settling.Step, person, now)
        {
            Context = standard.Context.Hash,
            Scorecard = standard.Context.RubricHash,
            Rating = settling.Step == ReviewStep.Corrected ? rating! with { Decision = human!.Decision } : null,
            Note = settling.Note,
        });

        return settling.Step == ReviewStep.Disputed
            ? LeaveToAnother(open, item, new QueueReason(QueueKind.Dispute, person, settling.Note))
            : Decide(open, item, human, settling.Step == ReviewStep.Corrected ? human! : machine.Machine);
    }

    private HumanRating? RatedBefore(QueueItem item, List<Review> mine)
    {
        if (mine.Any(review => review.Step == ReviewStep.Disputed))
        {
            throw NotNow($"{person} left {item.Id} to another person, who has to settle it");
        }

        if (mine.Any(review => review.Step is ReviewStep.Accepted or ReviewStep.Corrected))
        {
            throw NotNow($"{person} has decided on {item.Id}; it waits for another person");
        }

        return mine.Count == 0
            ? throw NotNow($"{person} has not rated {item.Id}: rate it first, and the machine's verdict is shown after that")
            : mine.LastOrDefault(review => review.Step == ReviewStep.Rated)?.Rating;
    }

    private ItemSettled Decide(SqliteConnection open, QueueItem item, Verdict? human, Verdict outcome)
    {
        if (item is { Final: { } before, Disputes: 0 })
        {
            return before == outcome.Decision
                ? Close(open, item with { State = QueueState.Done }, null)
                : LeaveToAnother(open, item, new QueueReason(QueueKind.Dispute, "people", $"{item.SettledBy} decided {EnumWord.Of(before)}, {person} {EnumWord.Of(outcome.Decision)}"));
        }

        bool corrects = !ReferenceEquals(outcome, machine.Machine);
        IsCorrection = corrects && !HumanVerdict.Apart(standard, outcome, machine.Machine).IsEmpty;
        if (IsCorrection)
        {
            open.Run(ObservingTables.Sql);
            ObservationStore.Append(open, now, CorrectionObservations.Of(standard, machine, outcome, person));
        }

        VerdictStore.SetHuman(open, item.Verdict, human ?? machine.Machine);
        VerdictStore.SetFinal(open, item.Verdict, outcome.Decision, outcome.Score);
        bool asksSecond = item is { People: 2, Disputes: 0 };

        return Close(
            open,
            item with
            {
                State = asksSecond ? QueueState.SecondPerson : QueueState.Done,
                Final = outcome.Decision,
                SettledBy = person,
                IsCorrected = IsCorrection,
            },
            outcome.Score,
            owesEval: IsCorrection || item.IsCorrected);
    }

    private static ItemSettled Close(SqliteConnection open, QueueItem item, decimal? score, bool owesEval = false)
    {
        QueueTables.Change(open, item with { Holder = null, HeldUntil = null }, owesEval);

        return new ItemSettled(item.Id, item.State, item.Final, score, null, item.State == QueueState.Done
            ? $"{item.Id} is decided: {EnumWord.Of(item.Final!.Value)}"
            : $"{item.Id} is decided: {EnumWord.Of(item.Final!.Value)}; a second person is asked too, so that it is known how far people agree");
    }

    private static ItemSettled LeaveToAnother(SqliteConnection open, QueueItem item, QueueReason reason)
    {
        QueueTables.Change(open, item with
        {
            State = QueueState.Disputed,
            Kind = QueueKind.Dispute,
            Reasons = item.Reasons.Add(reason),
            Priority = QueueFilling.PriorityOf(QueueKind.Dispute),
            Disputes = item.Disputes + 1,
            Holder = null,
            HeldUntil = null,
        });

        return new ItemSettled(item.Id, QueueState.Disputed, item.Final, null, null, $"{item.Id} waits for a person who has not judged it");
    }

    // What is said now goes over what was rated, criterion by criterion; what was rated stays as it was kept.
    private static HumanRating Together(HumanRating? rated, HumanRating now) => rated is null ? now : now with
    {
        Decision = now.Decision ?? rated.Decision,
        Ratings = rated.Ratings.SetItems(now.Ratings),
        Labels = rated.Labels.SetItems(now.Labels),
        Note = now.Note.Length > 0 ? now.Note : rated.Note,
    };

    private static QueueException NotNow(string message) => new(QueueMistake.NotNow, message);
}
