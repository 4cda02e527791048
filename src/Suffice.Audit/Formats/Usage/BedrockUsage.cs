using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Usage;

/// <summary>Reads the <c>usage</c> of Bedrock's Converse: cached tokens stand beside the input.</summary>
internal static class BedrockUsage
{
    public static SplitUsage Read(JsonElement usage)
    {
        if (usage.IsNoCount("inputTokens"u8) || usage.IsNoCount("outputTokens"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        return new CountedTokens
        {
            Prompt = usage.Count("inputTokens"u8),
            Answer = usage.Count("outputTokens"u8),
            Total = usage.Count("totalTokens"u8),
            CacheRead = usage.Either("cacheReadInputTokens"u8, "cacheReadInputTokenCount"u8).AsCount() ?? 0,
            CacheWrite = usage.Either("cacheWriteInputTokens"u8, "cacheWriteInputTokenCount"u8).AsCount() ?? 0,
            CacheWrite1h = LastingOf(usage.Get("cacheDetails"u8)),
            HoldsCache = false,
        }.Split();
    }

    /// <summary>Writes for an hour, where the answer tells the writes by their time.</summary>
    private static long LastingOf(JsonElement details)
    {
        long tokens = 0;
        if (details.IsArray())
        {
            foreach (JsonElement detail in details.EnumerateArray())
            {
                tokens += detail.Is("ttl"u8, "1h"u8) ? detail.Count("inputTokens"u8) ?? 0 : 0;
            }
        }

        return tokens;
    }
}
