using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Suffice.Catalog.Entries;

/// <summary>US dollars per million tokens of each bucket, as written; what is not stated is unknown, never free.</summary>
internal abstract record TokenPriceEntry
{
    /// <summary>No vendor asks a tenth of this; a price above it is a slip of the unit.</summary>
    private const double Dearest = 10_000;

    [Description("Uncached prompt tokens.")]
    [Range(0.0, Dearest)]
    public virtual decimal? Input { get; init; }

    [Description("Answer tokens.")]
    [Range(0.0, Dearest)]
    public virtual decimal? Output { get; init; }

    [Description("Prompt tokens read from a cache.")]
    [Range(0.0, Dearest)]
    public decimal? CacheRead { get; init; }

    [Description("Prompt tokens written to a cache for the standard time.")]
    [Range(0.0, Dearest)]
    [JsonPropertyName("cache_write_5m")]
    public decimal? CacheWrite5m { get; init; }

    [Description("Prompt tokens written to a cache for the long time.")]
    [Range(0.0, Dearest)]
    [JsonPropertyName("cache_write_1h")]
    public decimal? CacheWrite1h { get; init; }

    [Description("Reasoning tokens; without it, the price of output.")]
    [Range(0.0, Dearest)]
    public decimal? Reasoning { get; init; }

    [Description("Audio prompt tokens.")]
    [Range(0.0, Dearest)]
    public decimal? AudioInput { get; init; }

    [Description("Audio answer tokens.")]
    [Range(0.0, Dearest)]
    public decimal? AudioOutput { get; init; }

    public TokenPrices ToTokens() => new()
    {
        Input = Input,
        Output = Output,
        CacheRead = CacheRead,
        CacheWrite5m = CacheWrite5m,
        CacheWrite1h = CacheWrite1h,
        Reasoning = Reasoning,
        AudioInput = AudioInput,
        AudioOutput = AudioOutput,
    };
}
