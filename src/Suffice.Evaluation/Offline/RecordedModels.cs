using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Evaluation.Offline;

/// <summary>The models of recordings: priced as told, else as the catalogue knows them.</summary>
/// <param name="catalog">The models that are known.</param>
/// <param name="prices">Prices that hold before the catalogue's, by model.</param>
/// <param name="provider">The name of the provider that answers from the recordings.</param>
public sealed class RecordedModels(ModelCatalog catalog, IReadOnlyDictionary<string, TokenPrices> prices, string provider = "recordings")
{
    private readonly Dictionary<string, Model> known = new(StringComparer.Ordinal);

    /// <summary>The model that a recording names.</summary>
    /// <param name="name">Its name there.</param>
    /// <returns>The model. What it could take is left open: the calls were made, so that is settled.</returns>
    public Model Of(string name)
    {
        if (!known.TryGetValue(name, out Model? model))
        {
            Model? listed = catalog.Find(name);
            model = known[name] = new Model
            {
                Name = name,
                Id = name,
                Provider = provider,
                Family = listed?.Family,
                Prices = OwnPrices(name) ?? listed?.Prices ?? [],
            };
        }

        return model;
    }

    /// <summary>The prices told for a model; <see langword="null"/> when none were.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The prices.</returns>
    public ImmutableArray<Price>? OwnPrices(string name) =>
        prices.TryGetValue(name, out TokenPrices? own) ? [new Price { Tokens = own }] : null;

    /// <summary>What a usage of a model costs.</summary>
    /// <param name="name">The model's name in the recordings.</param>
    /// <param name="usage">The usage.</param>
    /// <param name="at">When: prices are dated.</param>
    /// <returns>USD; <see langword="null"/> when the price is not known.</returns>
    public decimal? CostOf(string name, TokenUsage usage, DateTimeOffset at) =>
        UsagePricing.Price(Of(name), usage, new BillingTerms(at, null)).Usd;
}
