using System.Collections.Immutable;
using Suffice.Audit.Sources;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Pricing;

/// <summary>The models that could stand on a first rung.</summary>
internal static class CandidateModels
{
    /// <summary>A model that goes away within three months is nothing to move to.</summary>
    private const int DaysLeft = 90;

    private static readonly TokenUsage CommonCall = new() { Input = 1500, Output = 300, Basis = UsageBasis.Reported };

    /// <summary>Those that the user named.</summary>
    /// <param name="models">Finds models, with the user's own prices.</param>
    /// <param name="names">The names.</param>
    /// <returns>The models.</returns>
    /// <exception cref="AuditInputException">A name is not known, or has no price.</exception>
    public static ImmutableArray<Model> Named(ModelLookup models, IEnumerable<string> names) =>
    [
        .. names.Select(name => models.Find(name) is not { } model
            ? throw new AuditInputException($"--models: \"{name}\" is neither in the catalogue ('suffice models' lists it) nor in --prices")
            : model.Prices.IsEmpty ? throw new AuditInputException($"--models: {model.Name} has no price, so nothing can be compared with it") : model),
    ];

    /// <summary>Of every vendor, the two cheapest small models that take tools and a schema, are priced today and stay.</summary>
    /// <param name="catalog">What is known.</param>
    /// <param name="models">Finds models, with the user's own prices.</param>
    /// <param name="now">Today.</param>
    /// <returns>The models, the cheapest first.</returns>
    public static ImmutableArray<Model> Usual(ModelCatalog catalog, ModelLookup models, DateTimeOffset now)
    {
        DateOnly stays = DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysLeft);
        return
        [
            .. catalog.Models
                .Select(model => models.Find(model.Name) ?? model)
                .Where(model => model.Tier == ModelTier.Small
                    && (model.RetiresOn is null || model.RetiresOn > stays)
                    && model.Capabilities is { } can && can.HasFlag(ModelCapabilities.Tools | ModelCapabilities.JsonSchema))
                .Select(model => (Model: model, UsagePricing.Price(model, CommonCall, new BillingTerms(now)).Usd))
                .Where(priced => priced.Usd > 0)
                .GroupBy(priced => priced.Model.Provider, StringComparer.Ordinal)
                .SelectMany(vendor => vendor.OrderBy(priced => priced.Usd).Take(2))
                .OrderBy(priced => priced.Usd)
                .Select(priced => priced.Model),
        ];
    }
}
