namespace Suffice.Catalog;

/// <summary>US dollars per million tokens of each bucket; <see langword="null"/> is unknown.</summary>
public sealed record TokenPrices
{
    /// <summary>Uncached prompt tokens.</summary>
    public decimal? Input { get; init; }

    /// <summary>Prompt tokens read from a cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Prompt tokens written to a cache for the standard time.</summary>
    public decimal? CacheWrite5m { get; init; }

    /// <summary>Prompt tokens written to a cache for the long time.</summary>
    public decimal? CacheWrite1h { get; init; }

    /// <summary>Audio prompt tokens.</summary>
    public decimal? AudioInput { get; init; }

    /// <summary>Answer tokens.</summary>
    public decimal? Output { get; init; }

    /// <summary>Reasoning tokens; <see langword="null"/> means the price of <see cref="Output"/>, as every listed vendor bills them.</summary>
    public decimal? Reasoning { get; init; }

    /// <summary>Audio answer tokens.</summary>
    public decimal? AudioOutput { get; init; }
}
