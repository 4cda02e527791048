using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Spending;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>Finds the small models that a task could use.</summary>
internal static class SmallerModels
{
    // Three of prompt to one of answer: only the order of models by price depends on it.
    private static readonly TokenUsage Usual = new() { Input = 3_000, Output = 1_000, Basis = UsageBasis.Estimated };

    /// <summary>Finds them.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="task">The task.</param>
    /// <param name="now">The time: prices are dated, and models retire.</param>
    /// <returns>The rungs below the last; where there are none, the cheapest model labelled small that the policy can call and that costs less; empty when there is none.</returns>
    public static ImmutableArray<Model> Of(SufficePolicy policy, TaskPolicy task, DateTimeOffset now)
    {
        if (task.Ladder.Length > 1)
        {
            return task.Ladder[..^1];
        }

        Model capable = task.Ladder[0];
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        decimal? most = UsagePricing.Price(capable, Usual, new BillingTerms(now)).Usd;

        return
        [
            .. policy.Models.Values.DistinctBy(model => model.Name)
                .Where(model => model.Tier == ModelTier.Small && policy.Providers.ContainsKey(model.Provider) && !(model.RetiresOn <= today) && task.MayStayAt(model.Residency))
                .Where(model => capable.Capabilities is not { } needed || model.Capabilities is not { } has || (needed & ~has & (ModelCapabilities.Tools | ModelCapabilities.Vision)) == ModelCapabilities.None)
                .Select(model => (Model: model, Usd: UsagePricing.Price(model, Usual, new BillingTerms(now)).Usd))
                .Where(priced => priced.Usd is { } usd && (most is null || usd < most))
                .OrderBy(priced => priced.Usd).ThenBy(priced => priced.Model.Name, StringComparer.Ordinal)
                .Take(1)
                .Select(priced => priced.Model),
        ];
    }
}
