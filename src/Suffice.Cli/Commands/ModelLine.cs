using Suffice.Catalog;

namespace Suffice.Cli.Commands;

/// <summary>A model and its prices on one day.</summary>
internal sealed record ModelLine
{
    public required string Model { get; init; }

    public required string Id { get; init; }

    public required string Provider { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public string? Family { get; init; }

    public string? Tier { get; init; }

    public int? ContextWindow { get; init; }

    public decimal? Input { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("cache_read")]
    public decimal? CacheRead { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("cache_write_5m")]
    public decimal? CacheWrite5m { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("cache_write_1h")]
    public decimal? CacheWrite1h { get; init; }

    public decimal? Output { get; init; }

    public long? LongContextAbove { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Source { get; init; }

    public DateOnly? CheckedOn { get; init; }

    public bool Provisional { get; init; }

    public DateOnly? RetiresOn { get; init; }

    /// <summary>Reads a model's line.</summary>
    /// <param name="model">The model.</param>
    /// <param name="day">The day whose prices are shown.</param>
    /// <returns>The line; without prices when none holds on that day.</returns>
    public static ModelLine Of(Model model, DateOnly day)
    {
        Price? price = model.PriceOn(day);

        return new ModelLine
        {
            Model = model.Name,
            Id = model.Id,
            Provider = model.Provider,
            Aliases = model.Aliases,
            Family = model.Family,
            Tier = model.Tier?.ToString().ToLowerInvariant(),
            ContextWindow = model.ContextWindow,
            Input = price?.Tokens.Input,
            CacheRead = price?.Tokens.CacheRead,
            CacheWrite5m = price?.Tokens.CacheWrite5m,
            CacheWrite1h = price?.Tokens.CacheWrite1h,
            Output = price?.Tokens.Output,
            LongContextAbove = price?.LongContext?.Above,
            ValidFrom = price?.ValidFrom,
            ValidTo = price?.ValidTo,
            Source = price?.Source,
            CheckedOn = price?.CheckedOn,
            Provisional = price?.Provisional ?? false,
            RetiresOn = model.RetiresOn,
        };
    }
}
