using Suffice.Catalog;
using Suffice.Policy.Entries;
using Suffice.Providers;

namespace Suffice.Policy.Compiling.Models;

/// <summary>Says a policy's model entry in the catalogue's words.</summary>
internal static class ModelOverrides
{
    /// <summary>The residency of one's own machines.</summary>
    public const string SelfHosted = "self_hosted";

    public static ModelOverride From(string name, ModelEntry entry, ProviderDefinition provider) => new()
    {
        Name = name,
        Provider = provider.Name,
        Id = entry.Id,
        Tier = entry.Tier ?? (IsLocal(provider) ? ModelTier.Local : null),
        Family = entry.Family ?? (IsLocal(provider) ? ModelClients.Local : null),
        ContextWindow = entry.ContextWindow,
        MaxOutputTokens = entry.MaxOutputTokens,
        Capabilities = entry.Capabilities?.Aggregate(ModelCapabilities.None, (all, one) => all | one),
        Residency = entry.Residency ?? provider.Residency,
        RetiresOn = entry.RetiresOn,
        Price = entry.Price is { } price ? price.ToPrice() : IsLocal(provider) ? Free : null,
        ListPrices = ListPricesHold(entry, provider),
    };

    // Electricity is no part of a bill per token.
    private static Price Free { get; } = new() { Tokens = new TokenPrices { Input = 0, Output = 0 }.FreeThroughout(), Source = "local" };

    private static bool IsLocal(ProviderDefinition provider) => provider.Protocol == ModelClients.Local;

    /// <summary>A vendor's list says nothing of what one's own machines cost.</summary>
    public static bool ListPricesHold(ModelEntry? entry, ProviderDefinition provider) =>
        entry?.ListPrices ?? (entry?.Residency ?? provider.Residency) != SelfHosted;
}
