using System.Globalization;
using Suffice.Catalog;
using Suffice.Files;
using Suffice.Policy.Entries;
using Suffice.Providers;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Models;

/// <summary>Tells where what a model's entry leaves out comes from.</summary>
internal static class ModelOrigins
{
    public static void Tell(Compilation load, Model model, ModelEntry? entry, ProviderDefinition provider, HashSet<string> told)
    {
        string path = $"models.{model.Name}";
        if (!told.Add(path))
        {
            return;
        }

        void Known(bool stated, string key, object? value)
        {
            if (!stated && value is not null)
            {
                load.Findings.Origin(
                    $"{path}.{key}",
                    Convert.ToString(value, CultureInfo.InvariantCulture)!,
                    ValueOrigin.Catalogue);
            }
        }

        Known(entry is not null, "provider", model.Provider);
        Known(entry?.Id is not null, "id", model.Id);
        Known(entry?.Tier is not null, "tier", model.Tier?.ToString().ToLowerInvariant());
        Known(entry?.Family is not null, "family", model.Family);
        Known(entry?.ContextWindow is not null, "context_window", model.ContextWindow);
        Known(entry?.MaxOutputTokens is not null, "max_output_tokens", model.MaxOutputTokens);
        Known(entry?.Capabilities is not null, "capabilities", model.Capabilities is { } all ? Words(all) : null);
        Known(entry?.RetiresOn is not null, "retires_on", model.RetiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        TellResidency(load, model, entry, provider, path);
        TellPrice(load, model, entry, path);
    }

    private static string Words(ModelCapabilities all) =>
        string.Join(", ", EnumWord.OfFlags(all).DefaultIfEmpty("none"));

    private static void TellResidency(Compilation load, Model model, ModelEntry? entry, ProviderDefinition provider, string path)
    {
        if (entry?.Residency is null && model.Residency is { } residency)
        {
            load.Findings.Origin(
                $"{path}.residency",
                residency,
                provider.Residency is null ? ValueOrigin.Catalogue : load.Findings.PlaceOf($"providers.{provider.Name}.residency").ToString());
        }
    }

    private static void TellPrice(Compilation load, Model model, ModelEntry? entry, string path)
    {
        if (entry?.Price is not null)
        {
            return;
        }

        DateOnly today = DateOnly.FromDateTime(load.Now.UtcDateTime);
        Price? price = model.PriceOn(today);
        load.Findings.Origin(
            $"{path}.price",
            price is null
                ? "unknown"
                : string.Create(
                    CultureInfo.InvariantCulture, $"input {price.Tokens.Input}, output {price.Tokens.Output} USD per million tokens"),
            ValueOrigin.Catalogue);
    }
}
