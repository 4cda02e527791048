using System.Text.Json;
using Suffice.Catalog;

namespace Suffice.Cli.Inputs;

/// <summary>Reads prices by model from a JSON file; a null price stays unknown.</summary>
internal static class PriceFile
{
    private const string Wanted = """a price file is {"MODEL": {"usd_per_1m_input": 1, "usd_per_1m_output": 5}}, USD per million tokens""";

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Prices by model.</returns>
    public static IReadOnlyDictionary<string, TokenPrices> Read(string path)
    {
        try
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(InputFile.Require(path, Wanted)));

            return file.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => Prices(m.Value), StringComparer.Ordinal);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            throw new CommandException(
                ExitCode.WrongUse,
                $"{path}: {broken.Message} {Wanted}");
        }
    }

    private static TokenPrices Prices(JsonElement entry) => new()
    {
        Input = Price(entry, "usd_per_1m_input"),
        CacheRead = Price(entry, "usd_per_1m_cache_read"),
        CacheWrite5m = Price(entry, "usd_per_1m_cache_write_5m"),
        CacheWrite1h = Price(entry, "usd_per_1m_cache_write_1h"),
        Output = Price(entry, "usd_per_1m_output"),
    };

    private static decimal? Price(JsonElement entry, string name) =>
        !entry.TryGetProperty(name, out JsonElement price) || price.ValueKind == JsonValueKind.Null ? null
        : price.ValueKind == JsonValueKind.Number && price.GetDecimal() is >= 0 and var usd ? usd
        : throw new FormatException($"{name} is {price.GetRawText()}; a price is a number from 0, or null when it is unknown;");
}
