using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Suffice.Policy.Entries;

/// <summary>A model's price in a policy.</summary>
internal sealed record PriceEntry : TokenPriceEntry
{
    [Description("The price of the whole request once its prompt is longer than a stated length.")]
    public LongContextEntry? LongContext { get; init; }

    [Description("What each service tier (batch, flex, priority) multiplies the price by.")]
    public ImmutableDictionary<string, decimal> ServiceTiers { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    [Description("What each billing region multiplies the price by.")]
    public ImmutableDictionary<string, decimal> Regions { get; init; } = ImmutableDictionary<string, decimal>.Empty;
}

/// <summary>The price of long prompts.</summary>
internal sealed record LongContextEntry : TokenPriceEntry
{
    [Description("The prompt length in tokens beyond which it holds.")]
    [Range(1.0, double.MaxValue)]
    public required long Above { get; init; }
}

/// <summary>US dollars per million tokens of each bucket; what is not stated is unknown, never free.</summary>
internal record TokenPriceEntry
{
    private const string Dearest = "10000";

    [Description("Uncached prompt tokens.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    public required decimal Input { get; init; }

    [Description("Answer tokens.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    public required decimal Output { get; init; }

    [Description("Prompt tokens read from a cache.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    public decimal? CacheRead { get; init; }

    [Description("Prompt tokens written to a cache for the standard time.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    [JsonPropertyName("cache_write_5m")]
    public decimal? CacheWrite5m { get; init; }

    [Description("Prompt tokens written to a cache for the long time.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    [JsonPropertyName("cache_write_1h")]
    public decimal? CacheWrite1h { get; init; }

    [Description("Reasoning tokens; without it, the price of output.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    public decimal? Reasoning { get; init; }

    [Description("Audio prompt tokens.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    public decimal? AudioInput { get; init; }

    [Description("Audio answer tokens.")]
    [Range(typeof(decimal), "0", Dearest, ParseLimitsInInvariantCulture = true)]
    public decimal? AudioOutput { get; init; }
}
