using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Working;
using Suffice.Policy;

namespace Suffice.Agents.Queue.Figures;

/// <summary>The tickets that feed the figures: drawn at random, judged blind, under the rubric in force and by models of the ladder.</summary>
/// <param name="Tickets">The tickets, in the order in which people first judged them.</param>
/// <param name="Drawn">Tickets drawn at random under that rubric and those models.</param>
/// <param name="NotCounted">Ratings that do not count.</param>
internal sealed record JudgedTickets(ImmutableArray<TwiceJudged> Tickets, int Drawn, NotCounted NotCounted)
{
    /// <summary>Reads them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="task">The task.</param>
    /// <param name="standard">What it goes by.</param>
    /// <returns>The tickets.</returns>
    public static JudgedTickets Read(AgentsFile file, TaskPolicy task, WorkerStandard standard)
    {
        (List<QueueItem> items, List<Review> ratings) = file.Read(QueueTables.Tables, open => (
            QueueTables.Items(open, "task = $task ORDER BY id", ("$task", task.Name)),
            QueueTables.Reviews(open, "step = 'rated' AND item IN (SELECT id FROM queue_items WHERE task = $task)", ("$task", task.Name))));
        Dictionary<long, QueueItem> byNumber = items.ToDictionary(item => item.Number);
        ImmutableHashSet<string> ladder = [.. task.Ladder.Select(model => model.Name)];
        string rubric = standard.Context.RubricHash;
        List<(Review Rating, QueueItem Item)> counted = [];
        int notRandom = 0, notBlind = 0, otherRubric = 0, otherModels = 0;
        foreach (Review rating in ratings)
        {
            QueueItem item = byNumber[rating.Item];
            if (!item.IsSampled)
            {
                notRandom++;
            }
            else if (item.Scorecard != rubric || rating.Scorecard != rubric)
            {
                otherRubric++;
            }
            else if (!IsOfLadder(item, ladder))
            {
                otherModels++;
            }
            else if (!rating.IsBlind)
            {
                notBlind++;
            }
            else
            {
                counted.Add((rating, item));
            }
        }

        IReadOnlyDictionary<string, KeptVerdict> verdicts = new VerdictStore(file).Find(counted.Select(one => one.Item.Verdict).Distinct(StringComparer.Ordinal));
        ImmutableArray<TwiceJudged> tickets =
        [
            .. from one in counted
               group one by one.Item.TicketHash into ticket
               let item = ticket.First().Item
               let kept = verdicts.GetValueOrDefault(item.Verdict)
               where kept is not null
               select new TwiceJudged(kept, ticket.First().Rating.MachineLabels, [.. ticket.DistinctBy(one => one.Rating.Who, StringComparer.OrdinalIgnoreCase).Select(one => (one.Rating.Who, one.Rating.Rating!))]),
        ];

        return new JudgedTickets(
            tickets,
            items.Where(item => item.IsSampled && item.Scorecard == rubric && IsOfLadder(item, ladder)).DistinctBy(item => item.TicketHash, StringComparer.Ordinal).Count(),
            new NotCounted(notRandom, notBlind, otherRubric, otherModels));
    }

    private static bool IsOfLadder(QueueItem item, ImmutableHashSet<string> ladder) =>
        item.Path.Split('>', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(ladder.Contains);
}

/// <summary>A ticket that the machine and at least one person judged.</summary>
/// <param name="Verdict">The machine's verdict.</param>
/// <param name="Labels">The machine's labels.</param>
/// <param name="People">What people said, the first to judge it first.</param>
internal sealed record TwiceJudged(KeptVerdict Verdict, ImmutableSortedDictionary<string, string> Labels, ImmutableArray<(string Who, HumanRating Rating)> People)
{
    /// <summary>What the first said.</summary>
    public HumanRating First => People[0].Rating;

    /// <summary>What the second said; <see langword="null"/> when one alone judged it.</summary>
    public HumanRating? Second => People.Length > 1 ? People[1].Rating : null;
}
