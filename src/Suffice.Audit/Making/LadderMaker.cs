using System.Collections.Immutable;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Pricing;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reading;
using Suffice.Audit.Reports;
using Suffice.Audit.Tallies;
using Suffice.Catalog;

namespace Suffice.Audit.Making;

/// <summary>Makes the ladders that a task could have.</summary>
internal sealed class LadderMaker(AuditOptions options, CallPricing pricing, AuditTally tally)
{
    /// <summary>Fewer times than this say nothing about a model's speed.</summary>
    private const int FewestTimes = 30;

    /// <summary>A ladder that covers fewer of the priced calls than this is no ladder for the task.</summary>
    private const double MostlyCovered = 0.95;

    private const int LaddersTold = 5;

    /// <summary>A ladder that needs no other vendor goes first when it saves nearly as much as the best.</summary>
    private const decimal NearlyTheBest = 0.9m;

    /// <summary>Makes them, the best first.</summary>
    /// <param name="task">The task.</param>
    /// <param name="readiness">What was said of it.</param>
    /// <returns>The ladders.</returns>
    public ImmutableArray<LadderPrice> Make(TaskTally task, ReadinessStatement readiness)
    {
        long comparable = task.Charges.Where(charge => charge.Key.Unpriced is null && charge.Value.Usd > 0).Sum(charge => charge.Value.Calls);
        string present = PresentModel(task);
        (LadderPrice Ladder, Model First)[] ladders =
        [
            .. pricing.Candidates
                .Select((candidate, i) => (Ladder: Of(candidate, task.Comparison.On(i, pricing, tally.Models), present, readiness, comparable), First: candidate))
                .Where(found => found.Ladder is not null)
                .Select(found => (found.Ladder!, found.First)),
        ];
        decimal best = ladders.Length == 0 ? 0 : ladders.Max(found => found.Ladder.CautiousSavingUsd);
        string? vendor = tally.Models.GetValueOrDefault(present)?.Provider;
        return
        [
            .. ladders
                .OrderByDescending(found => found.First.Provider == vendor && found.Ladder.CautiousSavingUsd >= best * NearlyTheBest)
                .ThenByDescending(found => found.Ladder.CautiousSavingUsd)
                .ThenBy(found => found.Ladder.Rungs[0], StringComparer.Ordinal)
                .Select(found => found.Ladder)
                .Take(options.Models.IsEmpty ? LaddersTold : int.MaxValue),
        ];
    }

    /// <summary>The model on which most of the task's money went.</summary>
    private static string PresentModel(TaskTally task) => task.Charges
        .Where(charge => charge.Key.Unpriced is null)
        .GroupBy(charge => charge.Key.Model, StringComparer.Ordinal)
        .OrderByDescending(group => group.Sum(charge => charge.Value.Usd)).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.Key)
        .FirstOrDefault(string.Empty);

    private LadderPrice? Of(Model candidate, CandidateSum sums, string present, ReadinessStatement readiness, long comparable)
    {
        if (candidate.Name == present || sums.Calls == 0 || sums.Cost.Now <= 0 || sums.Calls < comparable * MostlyCovered)
        {
            return null;
        }

        return new LadderPrice
        {
            Rungs = [candidate.Name, present],
            NowUsd = sums.Cost.Now,
            FirstRungUsd = sums.Cost.Same,
            FirstRungLowUsd = sums.Cost.Low,
            FirstRungHighUsd = sums.Cost.High,
            BreakEvenEscalation = Math.Max(0, (double)(1 - (sums.Cost.High / sums.Cost.Now))),
            AssumedEscalation = options.Escalation ?? Assumed(readiness),
            Calls = sums.Calls,
            FirstRungLatencyMs = tally.LatencyByModel.TryGetValue(candidate.Name, out LogCounts? times) && times.ToHistogram() is { Count: >= FewestTimes } known
                ? known.Quantile(0.5)
                : null,
            Notes = [.. Notes(candidate, present, sums.Calls, comparable)],
        };
    }

    /// <summary>What is taken to go up until an eval tells it: a fifth where the answer can be checked, a third where its standard must first be written.</summary>
    private static double Assumed(ReadinessStatement readiness) => readiness.Verdict == ReadinessVerdict.Ready ? 0.20 : 0.35;

    private IEnumerable<string> Notes(Model candidate, string present, long calls, long comparable)
    {
        if (candidate.Prices.Any(row => row.Provisional))
        {
            yield return "the price is provisional: check it with the vendor";
        }

        if (tally.Models.TryGetValue(present, out Model? now) && now.Provider != candidate.Provider)
        {
            yield return "another vendor: its tokenizer and its answers differ more, and caches start anew";
        }

        if (CallPricing.AlwaysThinks(candidate))
        {
            yield return $"it thinks before it answers: {CallPricing.ThoughtTokens} tokens a call are assumed, twice that at the high end, none at the low one, unless the log shows thoughts";
        }

        if (calls < comparable)
        {
            yield return $"{comparable - calls} of {comparable} calls cannot go there (too long, or images, or no price for them) and are left out of both sides";
        }
    }
}
