using System.Collections.Immutable;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Bills;

/// <summary>Makes out of roll-ups what was spent at each model.</summary>
internal static class SpendWriting
{
    /// <summary>Makes a line for each model, the dearest first.</summary>
    /// <param name="attempts">What was gathered.</param>
    /// <param name="query">Of which task and model.</param>
    /// <returns>The lines.</returns>
    public static ImmutableArray<ModelSpend> Write(Dictionary<AttemptKey, AttemptTally> attempts, BillQuery query) =>
    [
        .. attempts
            .Where(group => (query.Task ?? group.Key.Task) == group.Key.Task && (query.Model ?? group.Key.Model) == group.Key.Model)
            .GroupBy(group => group.Key.Model, StringComparer.Ordinal)
            .Select(Line)
            .OrderByDescending(spend => spend.KnownCostUsd)
            .ThenBy(spend => spend.Model, StringComparer.Ordinal),
    ];

    private static ModelSpend Line(IGrouping<string, KeyValuePair<AttemptKey, AttemptTally>> calls)
    {
        AttemptTally sum = new();
        Dictionary<AttemptOutcome, long> outcomes = new();
        foreach ((AttemptKey key, AttemptTally tally) in calls)
        {
            sum.Add(tally);
            Rollup.Count(outcomes, key.Outcome, tally.Attempts);
        }

        return new ModelSpend(
            calls.Key,
            sum.Attempts,
            outcomes.GetValueOrDefault(AttemptOutcome.Accepted),
            outcomes.GetValueOrDefault(AttemptOutcome.Consulted),
            sum.Unpriced,
            PicoUsd.ToUsd(sum.Cost),
            sum.Usage);
    }
}
