using System.Text;
using Suffice.Catalog;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>Price tables: a table is read whole or each of its errors is told, and no price is negative.</summary>
internal sealed class PriceTarget : IFuzzTarget
{
    public string Name => "prices";

    public int MostBytes => 4_096;

    public InputLimits Limits => new(16 << 20, 50_000);

    public IReadOnlyList<string> Words =>
    [
        "vendor: a\n", "family: ", "models:\n", "- id: ", "name: ", "aliases: [", "tier: small", "context_window: 100", "max_output_tokens: 1", "capabilities: [tools, vision]", "retires_on: 2027-01-01",
        "prices:\n", "- { input: 1, output: 2, source: s, checked_on: 2026-01-01 }", "valid_from: 2026-01-01", "valid_to: 2026-02-01", "long_context: { above: 200000, input: 2 }", "service_tiers: { batch: 0.5 }",
        "regions: {", "cache_read: 0.1", "cache_write_5m: ", "reasoning: ", "1e3", "-1", "10000.01", "0.0000000000000000000000000001", "null", "~", "''", "&a ", "*a", "<<: *a", "!!int ", "[", "]", "{", "}", "? ", "|\n", "\n  ", "\n    ",
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        ModelCatalog catalog;
        try
        {
            catalog = ModelCatalog.Load([new CatalogFile("fuzz.yaml", Encoding.UTF8.GetString(input.Span))]);
        }
        catch (CatalogFormatException wrong)
        {
            Law.Holds(!wrong.Errors.IsEmpty && wrong.Errors.All(error => error.StartsWith("fuzz.yaml:", StringComparison.Ordinal)), "an error of a table has its place", wrong.Message);
            return string.Join('|', wrong.Errors.Take(2).Select(Place.Coarse));
        }

        foreach (Model model in catalog.Models)
        {
            Law.Holds(catalog.Find(model.Id) is not null, "a model is found by its id", model.Id);
            Law.Holds(model.Prices.All(price => price.Tokens is { Input: null or >= 0, Output: null or >= 0 }), "no price is negative", model.ToString());
        }

        return $"{catalog.Models.Length > 1} {string.Join(' ', catalog.Models.Select(model => $"{model.Tier} {model.Prices.Length > 0}").Distinct().Take(4))}";
    }
}
