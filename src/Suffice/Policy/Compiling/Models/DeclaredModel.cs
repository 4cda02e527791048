using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Policy.Entries;
using Suffice.Providers;

namespace Suffice.Policy.Compiling.Models;

/// <summary>Makes a model of a policy's entry; what it leaves out comes from the catalogue.</summary>
internal static class DeclaredModel
{
    /// <summary>The residency of one's own machines.</summary>
    public const string SelfHosted = "self_hosted";

    // Electricity is no part of a bill per token.
    private static Price Free { get; } = new() { Tokens = new TokenPrices { Input = 0, Output = 0 }.FreeThroughout(), Source = "local" };

    /// <summary>Makes a model.</summary>
    /// <param name="name">The name the policy uses.</param>
    /// <param name="entry">What the policy says of it.</param>
    /// <param name="provider">Who serves it.</param>
    /// <param name="catalog">Asked by the id that is sent, or else by the name.</param>
    public static Model Of(string name, ModelEntry entry, ProviderDefinition provider, ModelCatalog catalog)
    {
        Model? known = catalog.Find(entry.Id ?? name);
        bool isLocal = provider.Protocol == ModelClients.Local;

        return new Model
        {
            Name = name,
            Provider = provider.Name,
            Id = entry.Id ?? known?.Id ?? name,
            Aliases = known?.Aliases ?? [],
            Tier = entry.Tier ?? (isLocal ? ModelTier.Local : known?.Tier),
            Family = entry.Family ?? (isLocal ? ModelClients.Local : known?.Family),
            ContextWindow = entry.ContextWindow ?? known?.ContextWindow,
            MaxOutputTokens = entry.MaxOutputTokens ?? known?.MaxOutputTokens,
            Capabilities = entry.Capabilities?.Aggregate(ModelCapabilities.None, (all, one) => all | one) ?? known?.Capabilities,
            Residency = entry.Residency ?? provider.Residency ?? known?.Residency,
            RetiresOn = entry.RetiresOn ?? known?.RetiresOn,
            Prices = entry.Price is { } own ? [own.ToPrice()] : isLocal ? [Free] : ListPrices(entry, provider, known),
        };
    }

    /// <summary>A vendor's list says nothing of what one's own machines cost.</summary>
    public static bool ListPricesHold(string? residency) => residency != SelfHosted;

    private static ImmutableArray<Price> ListPrices(ModelEntry entry, ProviderDefinition provider, Model? known) =>
        known is not null && (entry.ListPrices ?? ListPricesHold(entry.Residency ?? provider.Residency)) ? known.Prices : [];
}
