using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Usage;

/// <summary>Reads Langfuse's <c>usageDetails</c>, whose parts are meant to exclude each other.</summary>
/// <remarks>Some of its integrations sent parts that hold others: the total tells, where it is there.</remarks>
internal static class LangfuseUsage
{
    public static SplitUsage Read(JsonElement details)
    {
        if (!details.IsObject())
        {
            return default;
        }

        if (details.IsNoCount("input"u8) || details.IsNoCount("output"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        long lasting = details.Count("input_cache_creation_1h"u8) ?? details.Count("cache_creation_1h_input_tokens"u8)
            ?? details.Count("ephemeral_1h_input_tokens"u8) ?? 0;
        long standard = details.Count("input_cache_creation_5m"u8) ?? details.Count("ephemeral_5m_input_tokens"u8) ?? 0;
        CountedTokens counted = new()
        {
            Prompt = details.Count("input"u8) ?? details.Count("prompt_tokens"u8) ?? details.Count("input_tokens"u8),
            Answer = details.Count("output"u8) ?? details.Count("completion_tokens"u8) ?? details.Count("output_tokens"u8),
            Total = details.Count("total"u8) ?? details.Count("total_tokens"u8),
            CacheRead = details.Count("input_cached_tokens"u8) ?? details.Count("cache_read_input_tokens"u8) ?? details.Count("input_cache_read"u8)
                ?? details.Count("cached_tokens"u8) ?? 0,
            CacheWrite = details.Count("input_cache_creation"u8) ?? details.Count("cache_creation_input_tokens"u8)
                ?? details.Count("input_cache_write"u8) ?? (standard + lasting),
            CacheWrite1h = lasting,
            AudioInput = details.Count("input_audio_tokens"u8) ?? details.Count("input_audio"u8) ?? 0,
            Reasoning = details.Count("output_reasoning_tokens"u8) ?? details.Count("output_reasoning"u8) ?? details.Count("reasoning"u8) ?? 0,
            AudioOutput = details.Count("output_audio_tokens"u8) ?? details.Count("output_audio"u8) ?? 0,
        };
        return Split(counted);
    }

    private static SplitUsage Split(CountedTokens counted)
    {
        // Sounds are counted beside the input and the output as everything else is.
        long? prompt = counted.Prompt + counted.AudioInput;
        long? answer = counted.Answer + counted.AudioOutput;
        SplitUsage exclusive = (counted with { Prompt = prompt, Answer = answer, HoldsCache = false, ReasoningBeside = true }).Split();
        if (exclusive.Doubt is null)
        {
            return exclusive;
        }

        foreach ((bool held, bool beside) in new[] { (true, false), (false, false), (true, true) })
        {
            SplitUsage other = (counted with { HoldsCache = held, ReasoningBeside = beside }).Split();
            if (other.Doubt is null)
            {
                return other;
            }
        }

        return exclusive;
    }
}
