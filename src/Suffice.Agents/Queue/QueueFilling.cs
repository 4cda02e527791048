using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Queue;

/// <summary>Puts new verdicts into the queue where a person has to look: exceptions, disagreements, and those drawn at random.</summary>
/// <param name="file">The file.</param>
internal sealed class QueueFilling(AgentsFile file)
{
    /// <summary>The share of tickets drawn at random that two people judge, so that it is known how far people agree.</summary>
    public const double TwoPeople = 0.2;

    private const string Models = "models";

    private readonly VerdictStore verdicts = new(file);

    /// <summary>Puts in what was kept since the last time.</summary>
    /// <param name="task">The worker.</param>
    public void Fill(string task)
    {
        if (verdicts.LastPlace <= file.Read(QueueTables.Tables, open => PlaceOf(open, task)))
        {
            return;
        }

        file.Write(QueueTables.Tables, open =>
        {
            long last = verdicts.LastPlace;
            foreach (KeptVerdict verdict in verdicts.List(new VerdictQuery { Task = task, After = PlaceOf(open, task) }))
            {
                Fill(open, verdict);
            }

            return open.Run("INSERT INTO queue_places (task, place) VALUES ($task, $place) ON CONFLICT (task) DO UPDATE SET place = excluded.place", ("$task", task), ("$place", last));
        });
    }

    private void Fill(SqliteConnection open, KeptVerdict verdict)
    {
        string hash = verdict.Ticket.ContentHash();
        bool isSampled = verdict.IsSampled && !IsDrawnAlready(open, verdict, hash);
        ImmutableArray<QueueReason> reasons = [.. Disagreements(open, verdict, hash), .. Exceptions(verdict), .. isSampled ? [new QueueReason(QueueKind.Random, "sample", string.Empty)] : (QueueReason[])[]];
        if (reasons.IsEmpty)
        {
            return;
        }

        // A ticket drawn at random waits as all of them do: neither its kind nor its place may tell what the machine said.
        QueueKind kind = isSampled ? QueueKind.Random : reasons[0].Kind;
        QueueTables.Add(open, new QueueItem(0, verdict.Task, verdict.Id, verdict.Ticket.Id)
        {
            TicketHash = hash,
            Context = verdict.Context,
            Scorecard = verdict.Rubric,
            Path = verdict.Path,
            At = verdict.At,
            Kind = kind,
            Reasons = reasons,
            IsSampled = isSampled,
            Priority = PriorityOf(kind),
            People = isSampled && RandomSample.Draws($"{verdict.Task}: two people", hash, TwoPeople) ? 2 : 1,
        });
    }

    /// <summary>How early an item of a kind comes.</summary>
    internal static int PriorityOf(QueueKind kind) => kind switch
    {
        QueueKind.Dispute => 40,
        QueueKind.Disagreement => 30,
        QueueKind.Exception => 20,
        _ => 10,
    };

    private static IEnumerable<QueueReason> Exceptions(KeptVerdict verdict)
    {
        if (verdict.Machine.Decision == Decision.Escalate)
        {
            return verdict.Machine.Escalation.IsEmpty
                ? [new QueueReason(QueueKind.Exception, "machine", "it asks for a person")]
                : [.. verdict.Machine.Escalation.Select(reason => new QueueReason(QueueKind.Exception, reason.By, reason.Why))];
        }

        return verdict.Machine.Criteria.Any(rating => rating.Quotes.Any(quote => !quote.IsFound))
            ? [new QueueReason(QueueKind.Exception, "evidence", "a quote does not stand in the ticket")]
            : [];
    }

    private IEnumerable<QueueReason> Disagreements(SqliteConnection open, KeptVerdict verdict, string hash)
    {
        string decision = EnumWord.Of(verdict.Machine.Decision);
        if (open.Scalar(
            "SELECT settled_by FROM queue_items WHERE task = $task AND ticket_hash = $hash AND scorecard = $scorecard AND final_decision <> $decision AND verdict <> $verdict ORDER BY id DESC LIMIT 1",
            ("$task", verdict.Task), ("$hash", hash), ("$scorecard", verdict.Rubric), ("$decision", decision), ("$verdict", verdict.Id)) is string person)
        {
            yield return new QueueReason(QueueKind.Disagreement, person, $"{person} decided otherwise on this ticket");
        }

        if (verdict.Human is { } human && human.Decision != verdict.Machine.Decision)
        {
            yield return new QueueReason(QueueKind.Disagreement, "person", "a person decided otherwise");
        }

        if (verdict.Reason.Contains("agreement", StringComparison.Ordinal))
        {
            yield return new QueueReason(QueueKind.Disagreement, Models, $"{verdict.Path} answered differently");
        }
        else if (verdicts.OfTicket(verdict.Task, verdict.Ticket.Id).TakeWhile(other => other.Id != verdict.Id).FirstOrDefault(other => IsOtherModels(verdict, other, hash)) is { } other)
        {
            yield return new QueueReason(QueueKind.Disagreement, Models, $"{other.Path} and {verdict.Path} decided differently");
        }
    }

    private static bool IsOtherModels(KeptVerdict verdict, KeptVerdict other, string hash) =>
        other.Rubric == verdict.Rubric && other.Path.Length > 0 && verdict.Path.Length > 0 && other.Path != verdict.Path
        && other.Machine.Decision != verdict.Machine.Decision && other.Ticket.ContentHash() == hash;

    // The same ticket judged again, after a change of patterns or house rules, is no second draw.
    private static bool IsDrawnAlready(SqliteConnection open, KeptVerdict verdict, string hash) => open.Number(
        "SELECT count(*) FROM queue_items WHERE task = $task AND ticket_hash = $hash AND scorecard = $scorecard AND sampled = 1 AND verdict <> $verdict",
        ("$task", verdict.Task), ("$hash", hash), ("$scorecard", verdict.Rubric), ("$verdict", verdict.Id)) > 0;

    private static long PlaceOf(SqliteConnection open, string task) => open.Number("SELECT place FROM queue_places WHERE task = $task", ("$task", task));
}
