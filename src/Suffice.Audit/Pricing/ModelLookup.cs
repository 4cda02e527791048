using System.Collections.Concurrent;
using Suffice.Audit.Formats.Values;
using Suffice.Catalog;

namespace Suffice.Audit.Pricing;

/// <summary>Finds the catalogue's model for a name in a log. Thread-safe.</summary>
/// <remarks>
/// Logs write hosts and regions around a name (<c>azure/gpt-4o-mini</c>, <c>eu.anthropic.claude-haiku-4-5-20251001-v1:0</c>,
/// <c>claude-haiku-4-5@20251001</c>): what is left without them is looked up, at the vendor's list price.
/// </remarks>
/// <param name="catalog">The models known.</param>
/// <param name="prices">Prices that hold before the catalogue's, by name.</param>
internal sealed class ModelLookup(ModelCatalog catalog, IReadOnlyDictionary<string, TokenPrices>? prices = null)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Model?> found = new(StringComparer.Ordinal);

    /// <summary>Finds a model.</summary>
    /// <param name="name">The name in the log.</param>
    /// <returns>The model; <see langword="null"/> when the catalogue knows none of that name.</returns>
    public Model? Find(string name)
    {
        if (found.TryGetValue(name, out Model? model))
        {
            return model;
        }

        model = Names(name).Select(catalog.Find).FirstOrDefault(known => known is not null);
        model = Names(name).Where(known => prices?.ContainsKey(known) == true).Select(known => Priced(known, model, prices![known])).FirstOrDefault() ?? model;
        if (found.Count < MostKept)
        {
            found[name] = model;
        }

        return model;
    }

    private static Model Priced(string name, Model? known, TokenPrices tokens) =>
        (known ?? new Model { Name = name, Id = name, Provider = "own" }) with { Prices = [new Price { Tokens = tokens }] };

    private static IEnumerable<string> Names(string name)
    {
        yield return name;

        string plain = ModelIds.Plain(name)!;
        yield return plain;

        string last = plain[(plain.LastIndexOf('/') + 1)..];
        yield return last;
        yield return last.Split('@')[0];
    }
}
