using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Usage;

/// <summary>Reads Google's <c>usageMetadata</c>: cached tokens are in the prompt's, thoughts are beside the candidates'.</summary>
internal static class GeminiUsage
{
    public static SplitUsage Read(JsonElement usage)
    {
        if (!usage.IsObject())
        {
            return default;
        }

        if (usage.IsNoCount("promptTokenCount"u8) || usage.IsNoCount("candidatesTokenCount"u8) || usage.IsNoCount("thoughtsTokenCount"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        long? prompt = usage.Count("promptTokenCount"u8);
        long tools = usage.Count("toolUsePromptTokenCount"u8) ?? 0;
        return new CountedTokens
        {
            Prompt = prompt is null ? null : prompt + tools,
            Answer = usage.Count("candidatesTokenCount"u8) ?? (prompt is null ? null : 0),
            Total = usage.Count("totalTokenCount"u8),
            CacheRead = usage.Count("cachedContentTokenCount"u8) ?? 0,
            AudioInput = Math.Max(0, SoundOf(usage.Get("promptTokensDetails"u8)) - SoundOf(usage.Get("cacheTokensDetails"u8))),
            AudioOutput = SoundOf(usage.Get("candidatesTokensDetails"u8)),
            Reasoning = usage.Count("thoughtsTokenCount"u8) ?? 0,
            HoldsCache = true,
            ReasoningBeside = true,
        }.Split();
    }

    /// <summary>The service tier in the words of the price table.</summary>
    public static string? TierOf(JsonElement usage) => usage.Text("trafficType"u8) switch
    {
        "ON_DEMAND_PRIORITY" => "priority",
        "ON_DEMAND_FLEX" or "FLEX" => "flex",
        "BATCH" => "batch",
        null or "ON_DEMAND" or "TRAFFIC_TYPE_UNSPECIFIED" => null,
        { } other => other,
    };

    private static long SoundOf(JsonElement details)
    {
        long tokens = 0;
        if (details.IsArray())
        {
            foreach (JsonElement detail in details.EnumerateArray())
            {
                tokens += detail.Is("modality"u8, "AUDIO"u8) ? detail.Count("tokenCount"u8) ?? 0 : 0;
            }
        }

        return tokens;
    }
}
