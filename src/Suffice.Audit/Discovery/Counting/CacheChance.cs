using System.IO.Hashing;
using System.Runtime.InteropServices;
using Suffice.Audit.Discovery.Templates;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Discovery.Counting;

/// <summary>What a cache of the fixed part would do to the price of one call.</summary>
/// <param name="Window">A hash of the fixed part, the model and the five minutes: who comes second in one reads what the first wrote.</param>
/// <param name="ReadSaves">US dollars saved when it is read.</param>
/// <param name="WriteCosts">US dollars more when it is written.</param>
internal readonly record struct CacheChance(ulong Window, decimal ReadSaves, decimal WriteCosts)
{
    /// <summary>Shorter prefixes are not cached.</summary>
    public const long FewestTokens = 1024;

    private const decimal Million = 1_000_000m;
    private static readonly long Minutes5 = TimeSpan.FromMinutes(5).Ticks;

    /// <summary>The chance of one call.</summary>
    /// <remarks>Only of vendors whose cache must be asked for: where it works by itself, what could be read was read.</remarks>
    /// <param name="model">Its model.</param>
    /// <param name="usage">Its tokens.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="fixedPart">Its fixed part.</param>
    /// <param name="modelName">The model's name in the log: another snapshot has another cache.</param>
    /// <returns>The chance; <see langword="null"/> when there is none.</returns>
    public static CacheChance? Of(Model? model, TokenUsage usage, DateTimeOffset? at, FixedPart fixedPart, string? modelName)
    {
        if (model is not { Family: "claude" } || at is not { } time || fixedPart.Tokens < FewestTokens || usage.CacheRead + usage.CacheWrite5m + usage.CacheWrite1h > 0)
        {
            return null;
        }

        if (model.PriceOn(DateOnly.FromDateTime(time.UtcDateTime)) is not { Tokens: { Input: { } input, CacheRead: { } read, CacheWrite5m: { } write } })
        {
            return null;
        }

        long tokens = Math.Min(fixedPart.Tokens, usage.Input);
        ulong window = (XxHash3.HashToUInt64(MemoryMarshal.AsBytes($"{fixedPart.Fingerprint} {modelName}".AsSpan())) * 31) + ((ulong)(time.UtcTicks / Minutes5) * 0x9E3779B97F4A7C15);
        return new CacheChance(window, tokens * (input - read) / Million, tokens * (write - input) / Million);
    }
}
