using System.Text.Json.Serialization;

namespace Suffice.Catalog;

/// <summary>US dollars per million tokens of each bucket; <see langword="null"/> is unknown.</summary>
public sealed record TokenPrices
{
    /// <summary>Uncached prompt tokens.</summary>
    public decimal? Input { get; init; }

    /// <summary>Prompt tokens read from a cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Prompt tokens written to a cache for the standard time.</summary>
    [JsonPropertyName("cache_write_5m")]
    public decimal? CacheWrite5m { get; init; }

    /// <summary>Prompt tokens written to a cache for the long time.</summary>
    [JsonPropertyName("cache_write_1h")]
    public decimal? CacheWrite1h { get; init; }

    /// <summary>Audio prompt tokens.</summary>
    public decimal? AudioInput { get; init; }

    /// <summary>Answer tokens.</summary>
    public decimal? Output { get; init; }

    /// <summary>Reasoning tokens; <see langword="null"/> means the price of <see cref="Output"/>, as every listed vendor bills them.</summary>
    public decimal? Reasoning { get; init; }

    /// <summary>Audio answer tokens.</summary>
    public decimal? AudioOutput { get; init; }

    /// <summary>True when prompt and answer are stated to cost nothing and no bucket is stated to cost anything.</summary>
    public bool IsFree => Input is 0 && Output is 0
        && (CacheRead ?? 0) + (CacheWrite5m ?? 0) + (CacheWrite1h ?? 0) + (AudioInput ?? 0) + (Reasoning ?? 0) + (AudioOutput ?? 0) == 0;

    /// <summary>Where prompt and answer are free, the buckets nobody mentioned are free too.</summary>
    /// <returns>These prices, or zero in every bucket.</returns>
    internal TokenPrices FreeThroughout() => IsFree
        ? new() { Input = 0, CacheRead = 0, CacheWrite5m = 0, CacheWrite1h = 0, AudioInput = 0, Output = 0, AudioOutput = 0 }
        : this;
}
