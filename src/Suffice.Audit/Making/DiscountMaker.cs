using System.Collections.Immutable;
using System.Globalization;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Classifier;

namespace Suffice.Audit.Making;

/// <summary>Finds discounts that could have been had at the present models.</summary>
internal static class DiscountMaker
{
    /// <summary>Kinds whose answers a program reads, perhaps later.</summary>
    private static readonly ImmutableHashSet<TaskType> CanWait =
        [TaskType.Classification, TaskType.Extraction, TaskType.Scoring, TaskType.SlotFilling, TaskType.Summarization, TaskType.Translation];

    /// <summary>What a prompt cache would have saved.</summary>
    public static Discount? Cache(TaskTally task) => task.CacheUsd <= 0 ? null : new Discount(
        task.CacheUsd,
        string.Create(CultureInfo.InvariantCulture, $"the fixed part has at least {CacheChance.FewestTokens} tokens and came again within five minutes; writing it to the cache is taken off"));

    /// <summary>What the batch price would have saved; calls without a time are priced as of today, as everywhere.</summary>
    public static Discount? Batch(TaskTally task, TaskProfile profile, IReadOnlyDictionary<string, Model> models, DateOnly today)
    {
        if (profile.Type is not { } kind || !CanWait.Contains(kind) || profile.Share(CallTraits.CustomerFacing) > 0.5 || profile.Share(CallTraits.ManyTurns) > 0.5)
        {
            return null;
        }

        decimal saved = task.Charges
            .Where(charge => charge.Key is { Unpriced: null, ServiceTier: "" or "default" or "standard" or "auto" } && models.ContainsKey(charge.Key.Model))
            .Sum(charge => charge.Value.Usd * (1 - BatchFactor(models[charge.Key.Model], charge.Key.Day ?? today)));
        return saved <= 0 ? null : new Discount(saved, "if nobody waits for the answers: the vendor's batch price, with answers within a day");
    }

    private static decimal BatchFactor(Model model, DateOnly day) => model.PriceOn(day)?.ServiceTiers.GetValueOrDefault("batch", 1m) ?? 1m;
}
