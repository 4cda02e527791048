using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Verdicts;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Agents.Queue.Figures;

/// <summary>Makes the figures of agreement.</summary>
/// <param name="file">The file that holds the queue.</param>
/// <param name="task">The task; it has <see cref="TaskPolicy.Worker"/>.</param>
/// <param name="standard">What it goes by.</param>
internal sealed class AgreementMaker(AgentsFile file, TaskPolicy task, WorkerStandard standard)
{
    // One seed: the same reviews give the same interval.
    private const int Seed = 1;

    private static readonly string[] Decisions = [.. EnumWord.All<Decision>()];

    /// <summary>Finds out whether the worker's verdicts may stand by themselves, and no more.</summary>
    /// <returns>Its standing.</returns>
    public WorkerStanding MakeStanding()
    {
        ImmutableArray<TwiceJudged> tickets = JudgedTickets.Read(file, task, standard).Tickets;

        return Standing.Of(standard, DecisionsOf(tickets), LabelsOf(tickets), tickets.Length);
    }

    /// <summary>Makes them.</summary>
    /// <returns>The figures.</returns>
    public AgreementReport Make()
    {
        JudgedTickets judged = JudgedTickets.Read(file, task, standard);
        ImmutableArray<TwiceJudged> tickets = judged.Tickets;
        RaterAgreement decisions = DecisionsOf(tickets);
        ImmutableArray<PartAgreement> labels = LabelsOf(tickets);

        return new AgreementReport
        {
            Task = task.Name,
            Scorecard = standard.Context.RubricHash,
            Standing = Standing.Of(standard, decisions, labels, tickets.Length),
            Drawn = judged.Drawn,
            Judged = tickets.Length,
            NotCounted = judged.NotCounted,
            Decisions = decisions,
            People = Nominal(Pairs(tickets).Select(pair => (Word(pair.First), Word(pair.Second))), Decisions),
            Passes = PassesOf(tickets),
            Alpha = AlphaOf(tickets, withMachine: true),
            PeopleAlpha = AlphaOf(tickets, withMachine: false),
            Criteria = [.. standard.Rubric.Criteria.Select(criterion => CriterionOf(tickets, criterion))],
            Labels = labels,
        };
    }

    private static RaterAgreement DecisionsOf(ImmutableArray<TwiceJudged> tickets) =>
        Nominal(tickets.Select(ticket => (Word(ticket.First), Word(ticket.Verdict.Machine.Decision))), Decisions);

    private ImmutableArray<PartAgreement> LabelsOf(ImmutableArray<TwiceJudged> tickets) =>
        [.. HumanVerdict.LabelsOf(standard).Select(label => LabelOf(tickets, label.Key, label.Value))];

    private static PassFigures PassesOf(ImmutableArray<TwiceJudged> tickets)
    {
        ConfusionMatrix table = ConfusionMatrix.Of(tickets.Select(ticket => (ticket.First.Decision == Decision.Pass, ticket.Verdict.Machine.Decision == Decision.Pass)));
        long passed = table.TruePasses + table.FalseFails;

        return new PassFigures
        {
            Table = table,
            BaseRate = table.Items == 0 ? null : (double)passed / table.Items,
            BaseRateInterval = Wilson(passed, table.Items),
            TruePositiveInterval = Wilson(table.TruePasses, passed),
            TrueNegativeInterval = Wilson(table.TrueFails, table.TrueFails + table.FalsePasses),
            Kappa = KappaEstimate.Of(
                [.. tickets.Select(ticket => ticket.First.Decision == Decision.Pass ? 0 : 1)], [.. tickets.Select(ticket => ticket.Verdict.Machine.Decision == Decision.Pass ? 0 : 1)], 2),
        };
    }

    private static PartAgreement CriterionOf(ImmutableArray<TwiceJudged> tickets, Criterion criterion)
    {
        (int? Human, int? Machine)[] rated =
        [
            .. from ticket in tickets
               where ticket.First.Ratings.ContainsKey(criterion.Id)
               let machine = ticket.Verdict.Machine.Criteria.FirstOrDefault(rating => rating.Criterion == criterion.Id)
               where machine is not null
               select (ticket.First.Ratings[criterion.Id], machine.Rating),
        ];

        return new PartAgreement(
            criterion.Id,
            criterion.Title,
            Graded(rated, criterion.Scale),
            Graded(Pairs(tickets).Select(pair => (pair.First.Ratings.GetValueOrDefault(criterion.Id), pair.Second.Ratings.GetValueOrDefault(criterion.Id))), criterion.Scale),
            rated.Count(pair => pair.Human is null != pair.Machine is null));
    }

    private static PartAgreement LabelOf(ImmutableArray<TwiceJudged> tickets, string field, ImmutableArray<string> values) => new(
        field,
        string.Empty,
        Nominal(
            from ticket in tickets
            let machine = ticket.Labels.GetValueOrDefault(field)
            let human = ticket.First.Labels.GetValueOrDefault(field)
            where machine is not null && human is not null
            select (human, machine),
            values),
        Nominal(
            from pair in Pairs(tickets)
            let first = pair.First.Labels.GetValueOrDefault(field)
            let second = pair.Second.Labels.GetValueOrDefault(field)
            where first is not null && second is not null
            select (first, second),
            values),
        0);

    private static IEnumerable<(HumanRating First, HumanRating Second)> Pairs(ImmutableArray<TwiceJudged> tickets) =>
        from ticket in tickets where ticket.Second is not null select (ticket.First, ticket.Second);

    private static RaterAgreement Nominal(IEnumerable<(string First, string Second)> pairs, IReadOnlyCollection<string> values)
    {
        (string First, string Second)[] all = [.. pairs];
        List<string> known = [.. values.Concat(all.SelectMany(pair => (string[])[pair.First, pair.Second])).Distinct(StringComparer.Ordinal)];

        return Rated([.. all.Select(pair => known.IndexOf(pair.First))], [.. all.Select(pair => known.IndexOf(pair.Second))], known, CohenKappa.Weighting.None);
    }

    private static RaterAgreement Graded(IEnumerable<(int? First, int? Second)> pairs, int scale)
    {
        (int First, int Second)[] all = [.. from pair in pairs where pair is { First: not null, Second: not null } select (pair.First!.Value - 1, pair.Second!.Value - 1)];
        (int First, int Second)[] onScale = [.. all.Where(pair => pair.First < scale && pair.Second < scale)];

        return Rated([.. onScale.Select(pair => pair.First)], [.. onScale.Select(pair => pair.Second)], [.. Enumerable.Range(1, scale).Select(grade => $"{grade}")], CohenKappa.Weighting.Quadratic);
    }

    private static RaterAgreement Rated(int[] first, int[] second, List<string> names, CohenKappa.Weighting weighting)
    {
        int same = first.Zip(second).Count(pair => pair.First == pair.Second);
        ImmutableSortedDictionary<string, int> said = first.CountBy(value => value).ToImmutableSortedDictionary(count => names[count.Key], count => count.Value, StringComparer.Ordinal);

        return new RaterAgreement
        {
            Items = first.Length,
            Raw = first.Length == 0 ? null : (double)same / first.Length,
            RawInterval = Wilson(same, first.Length),
            Kappa = KappaEstimate.Of(first, second, Math.Max(2, names.Count), weighting),
            ConstantPredictor = first.Length == 0 ? null : (double)said.Values.Max() / first.Length,
            Said = said,
        };
    }

    private static AlphaEstimate? AlphaOf(ImmutableArray<TwiceJudged> tickets, bool withMachine)
    {
        string[] people = [.. tickets.SelectMany(ticket => ticket.People).Select(one => one.Who).Distinct(StringComparer.OrdinalIgnoreCase)];
        List<IReadOnlyList<double?>> rows =
        [
            .. tickets.Select(ticket => (double?[])
            [
                .. people.Select(person => ticket.People.FirstOrDefault(one => ReviewerName.IsSame(one.Who, person)).Rating is { } rating ? (double?)rating.Decision : null),
                .. withMachine ? [(double)ticket.Verdict.Machine.Decision] : (double?[])[],
            ]),
        ];

        return AlphaEstimate.Of(rows, new Random(Seed));
    }

    private static string Word(HumanRating rating) => Word(rating.Decision!.Value);

    private static string Word(Decision decision) => EnumWord.Of(decision);

    private static Interval? Wilson(long hits, long items) => items == 0 ? null : WilsonInterval.Of(hits, items);
}
