using System.Collections.Immutable;
using Suffice.Agents.Working;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Agents.Comparing;

/// <summary>One rung beside the last, on the same tickets: do they say the same, and what does each cost?</summary>
/// <param name="Small">The rung.</param>
/// <param name="Large">The last rung.</param>
public sealed record RungComparison(string Small, string Large)
{
    /// <summary>Tickets that both judged.</summary>
    public int Tickets { get; init; }

    /// <summary>Tickets that only one of them, or none, could judge: left out of every figure.</summary>
    public int Unpaired { get; init; }

    /// <summary>What they agree on: the decision, each criterion's rating, each field.</summary>
    public ImmutableArray<ComparedPart> Parts { get; init; } = [];

    /// <summary>What a ticket costs on the small rung, USD; <see langword="null"/> when a price is unknown.</summary>
    public decimal? SmallPerTicketUsd { get; init; }

    /// <summary>What a ticket costs on the large rung, USD; <see langword="null"/> when a price is unknown.</summary>
    public decimal? LargePerTicketUsd { get; init; }

    /// <summary>The tickets on whose decision or fields they differ, in the order of the tickets.</summary>
    public ImmutableArray<string> Differing { get; init; } = [];

    /// <summary>Holds two runs of the same tickets against each other.</summary>
    /// <param name="small">The rung's name, and what came of each ticket there.</param>
    /// <param name="large">The last rung's name, and what came of each ticket there.</param>
    /// <returns>The comparison.</returns>
    public static RungComparison Of((string Name, IReadOnlyCollection<WorkOutcome> Outcomes) small, (string Name, IReadOnlyCollection<WorkOutcome> Outcomes) large)
    {
        Dictionary<string, KeptVerdict> other = large.Outcomes.Where(outcome => outcome.Verdict is not null).ToDictionary(outcome => outcome.Ticket.Id, outcome => outcome.Verdict!, StringComparer.Ordinal);
        ImmutableArray<(KeptVerdict Small, KeptVerdict Large)> pairs =
        [
            .. from outcome in small.Outcomes
               where outcome.Verdict is not null && other.ContainsKey(outcome.Ticket.Id)
               orderby outcome.Ticket.Id
               select (outcome.Verdict, other[outcome.Ticket.Id]),
        ];

        return new RungComparison(small.Name, large.Name)
        {
            Tickets = pairs.Length,
            Unpaired = small.Outcomes.Count - pairs.Length,
            Parts = [.. ComparedParts.Of(pairs)],
            SmallPerTicketUsd = Mean(pairs.Select(pair => pair.Small.CostUsd)),
            LargePerTicketUsd = Mean(pairs.Select(pair => pair.Large.CostUsd)),
            Differing = [.. pairs.Where(pair => ComparedParts.Differ(pair.Small.Machine, pair.Large.Machine)).Select(pair => pair.Small.Ticket.Id)],
        };
    }

    private static decimal? Mean(IEnumerable<decimal?> amounts)
    {
        decimal sum = 0m;
        int count = 0;
        foreach (decimal? amount in amounts)
        {
            if (amount is null)
            {
                return null;
            }

            sum += amount.Value;
            count++;
        }

        return count == 0 ? null : sum / count;
    }
}

/// <summary>How far two agree on one thing.</summary>
/// <param name="Part">The decision, a criterion's id, or a field's name.</param>
/// <param name="Items">Tickets on which both say something of it.</param>
/// <param name="Same">Those on which they say the same.</param>
public sealed record ComparedPart(string Part, int Items, int Same)
{
    /// <summary>The share on which they say the same; <see langword="null"/> without tickets.</summary>
    public double? Share => Items == 0 ? null : (double)Same / Items;

    /// <summary>Its 95% interval (Wilson); <see langword="null"/> without tickets.</summary>
    public Interval? ShareInterval => Items == 0 ? null : WilsonInterval.Of(Same, Items);

    /// <summary>The share that always saying the large rung's commonest would reach; <see langword="null"/> without tickets.</summary>
    public double? Constant { get; init; }

    /// <summary>Cohen's kappa, weighted by squares for ratings; <see langword="null"/> when chance would agree as well.</summary>
    public KappaEstimate? Kappa { get; init; }
}
