using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Working;

/// <summary>What came of a run over tickets.</summary>
public sealed record WorkReport
{
    // What a ticket costs is told for the tickets of a small desk's day, too.
    private const int Day = 62;

    /// <summary>The run's id; empty for tickets by themselves.</summary>
    public required string Run { get; init; }

    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>Identifies the context files.</summary>
    public required string Context { get; init; }

    /// <summary>True when the worker's verdicts stand by themselves.</summary>
    public bool IsActing { get; init; }

    /// <summary>The tickets.</summary>
    public int Tickets { get; init; }

    /// <summary>Those that were judged before, and not again.</summary>
    public int Earlier { get; init; }

    /// <summary>Those without a verdict, by why.</summary>
    public ImmutableSortedDictionary<string, int> Failed { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Those of them that the cap on the cost left for another time.</summary>
    public int AtCap { get; init; }

    /// <summary>Those that pass, fail, and that a person has to look at.</summary>
    public ImmutableSortedDictionary<Decision, int> Decisions { get; init; } = ImmutableSortedDictionary<Decision, int>.Empty;

    /// <summary>The mean score, 0 to 1, of those that have one; <see langword="null"/> when none has.</summary>
    public decimal? MeanScore { get; init; }

    /// <summary>Those that went up to a stronger model, by why.</summary>
    public ImmutableSortedDictionary<string, int> WentUp { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Those that a person has to look at, by what said so.</summary>
    public ImmutableSortedDictionary<string, int> EscalatedBy { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Those for which no model was asked: a rule decided.</summary>
    public int WithoutModel { get; init; }

    /// <summary>How often each criterion did not apply, as a share of the rated tickets: one that seldom applies is worth a look.</summary>
    public ImmutableSortedDictionary<string, decimal> NotApplicable { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    /// <summary>What the verdicts cost in USD, earlier ones and tries without a verdict included; <see langword="null"/> when a price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>What the verdicts would have cost in USD on the ladder's last rung; <see langword="null"/> when a price is unknown.</summary>
    public decimal? BaselineCostUsd { get; init; }

    /// <summary>What a ticket costs in USD; <see langword="null"/> when a price is unknown or nothing was judged.</summary>
    public decimal? CostPerTicketUsd { get; init; }

    /// <summary>What 62 tickets cost in USD: a small desk's day.</summary>
    [JsonPropertyName("cost_per_62_usd")]
    public decimal? CostPer62Usd => CostPerTicketUsd * Day;

    /// <summary>Makes it.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="order">The order.</param>
    /// <param name="outcomes">What came of each ticket.</param>
    /// <returns>The report.</returns>
    public static WorkReport Of(string run, WorkOrder order, IReadOnlyCollection<WorkOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(outcomes);
        KeptVerdict[] verdicts = [.. outcomes.Select(outcome => outcome.Verdict).OfType<KeptVerdict>()];
        decimal?[] costs = [.. verdicts.Select(verdict => verdict.CostUsd), .. outcomes.Select(outcome => outcome.LostUsd)];
        decimal? cost = Sum(costs);
        decimal[] scores = [.. verdicts.Select(verdict => verdict.Machine.Score).OfType<decimal>()];

        return new WorkReport
        {
            Run = run,
            Task = order.Standard.Task,
            Context = order.Standard.Context.Hash,
            IsActing = order.IsActing,
            Tickets = outcomes.Count,
            Earlier = outcomes.Count(outcome => outcome.IsEarlier),
            Failed = Counted(outcomes.Select(outcome => outcome.Failure).OfType<string>()),
            AtCap = outcomes.Count(outcome => outcome.IsAtCap),
            Decisions = verdicts.GroupBy(verdict => verdict.Machine.Decision).ToImmutableSortedDictionary(same => same.Key, same => same.Count()),
            MeanScore = scores.Length == 0 ? null : scores.Average(),
            WentUp = Counted(verdicts.Where(verdict => verdict.Path.Contains('>', StringComparison.Ordinal)).Select(verdict => verdict.Reason)),
            EscalatedBy = Counted(verdicts.SelectMany(verdict => verdict.Machine.Escalation.Select(why => why.By).Distinct(StringComparer.Ordinal))),
            WithoutModel = verdicts.Count(verdict => verdict.Request is null),
            NotApplicable = NotApplicableOf(verdicts),
            CostUsd = cost,
            BaselineCostUsd = Sum([.. verdicts.Select(verdict => verdict.BaselineCostUsd)]),
            CostPerTicketUsd = verdicts.Length == 0 ? null : cost / verdicts.Length,
        };
    }

    private static ImmutableSortedDictionary<string, decimal> NotApplicableOf(IReadOnlyCollection<KeptVerdict> verdicts) => verdicts
        .SelectMany(verdict => verdict.Machine.Criteria)
        .GroupBy(rating => rating.Criterion, StringComparer.Ordinal)
        .Where(same => same.Any(rating => rating.Rating is null))
        .ToImmutableSortedDictionary(same => same.Key, same => (decimal)same.Count(rating => rating.Rating is null) / same.Count(), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, int> Counted(IEnumerable<string> words) =>
        words.GroupBy(word => word, StringComparer.Ordinal).ToImmutableSortedDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);

    private static decimal? Sum(IReadOnlyCollection<decimal?> amounts) => amounts.Any(amount => amount is null) ? null : amounts.Sum(amount => amount!.Value);
}
