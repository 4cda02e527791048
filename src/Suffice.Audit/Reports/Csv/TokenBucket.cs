using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Reports.Csv;

/// <summary>One kind of tokens that is billed at a price of its own: FOCUS's <c>SkuMeter</c>.</summary>
/// <param name="Meter">Its name.</param>
/// <param name="Tokens">How many of a usage are in it.</param>
/// <param name="Price">What it costs.</param>
internal sealed record TokenBucket(string Meter, Func<TokenUsage, long> Tokens, Func<TokenPrices, decimal?> Price)
{
    /// <summary>What has no bucket: calls that told no tokens.</summary>
    public static TokenBucket Unstated { get; } = new("Unstated", _ => 0, _ => null);

    /// <summary>All buckets; every token is in exactly one.</summary>
    public static TokenBucket[] All { get; } =
    [
        new("Input", usage => usage.Input, prices => prices.Input),
        new("Cached input", usage => usage.CacheRead, prices => prices.CacheRead),
        new("Cache write 5m", usage => usage.CacheWrite5m, prices => prices.CacheWrite5m),
        new("Cache write 1h", usage => usage.CacheWrite1h, prices => prices.CacheWrite1h),
        new("Audio input", usage => usage.AudioInput, prices => prices.AudioInput),
        new("Output", usage => usage.Output, prices => prices.Output),
        new("Reasoning output", usage => usage.Reasoning, prices => prices.Reasoning),
        new("Audio output", usage => usage.AudioOutput, prices => prices.AudioOutput),
    ];
}
