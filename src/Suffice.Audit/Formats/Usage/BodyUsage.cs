using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Spending;

namespace Suffice.Audit.Formats.Usage;

/// <summary>Reads the usage object of a vendor's own answer.</summary>
internal static class BodyUsage
{
    /// <summary>Reads the usage of Chat Completions or Responses, whose input holds what was cached.</summary>
    public static SplitUsage OpenAI(JsonElement usage)
    {
        if (!usage.IsObject())
        {
            return default;
        }

        JsonElement prompt = usage.Either("prompt_tokens"u8, "input_tokens"u8);
        JsonElement answer = usage.Either("completion_tokens"u8, "output_tokens"u8);
        if (IsFault(prompt) || IsFault(answer))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        if (prompt.IsText() || answer.IsText() || usage.Has("cache_creation_input_tokens"u8) || usage.Has("cache_read_input_tokens"u8))
        {
            return Normalised(usage);
        }

        return prompt.IsThere() != answer.IsThere() ? new SplitUsage(default, UsageDoubts.OneSided) : Judged(OpenAIUsage.Read(usage));
    }

    /// <summary>Reads the usage of Anthropic's Messages, whose input stands beside what was cached.</summary>
    /// <param name="usage">The usage object.</param>
    /// <param name="isPart">True for the end of a stream, which need not repeat the input.</param>
    public static SplitUsage Anthropic(JsonElement usage, bool isPart = false)
    {
        if (!usage.IsObject())
        {
            return default;
        }

        JsonElement input = usage.Get("input_tokens"u8);
        JsonElement output = usage.Get("output_tokens"u8);
        if (IsFault(input) || IsFault(output) || usage.IsNoCount("cache_read_input_tokens"u8) || usage.IsNoCount("cache_creation_input_tokens"u8))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        SplitUsage read = input.IsText() || output.IsText() ? AnthropicOfText(usage) : Judged(AnthropicUsage.Read(usage));
        return HasSeveralModels(usage.Get("iterations"u8)) ? read with { Doubt = UsageDoubts.SeveralModels }
            : !isPart && input.IsThere() != output.IsThere() ? new SplitUsage(default, UsageDoubts.OneSided)
            : read;
    }

    /// <summary>Reads a usage object that a gateway made in OpenAI's form for any vendor, with Anthropic's counts of the cache beside it.</summary>
    public static SplitUsage Normalised(JsonElement usage, long? prompt = null, long? answer = null, long? total = null)
    {
        JsonElement held = usage.Either("prompt_tokens_details"u8, "input_tokens_details"u8);
        JsonElement said = usage.Either("completion_tokens_details"u8, "output_tokens_details"u8);
        JsonElement times = held.Get("cache_creation_token_details"u8) is { ValueKind: JsonValueKind.Object } split ? split : usage.Get("cache_creation"u8);
        long lasting = times.Count("ephemeral_1h_input_tokens"u8) ?? 0;
        prompt ??= usage.Either("prompt_tokens"u8, "input_tokens"u8).AsCount();
        return new CountedTokens
        {
            Prompt = prompt,
            Answer = answer ?? usage.Either("completion_tokens"u8, "output_tokens"u8).AsCount(),
            Total = total ?? usage.Count("total_tokens"u8),
            CacheRead = held.Count("cached_tokens"u8) ?? usage.Count("cache_read_input_tokens"u8) ?? usage.Count("prompt_cache_hit_tokens"u8) ?? 0,
            CacheWrite = Math.Max(
                held.Count("cache_write_tokens"u8) ?? held.Count("cache_creation_tokens"u8) ?? usage.Count("cache_creation_input_tokens"u8) ?? 0, lasting),
            CacheWrite1h = lasting,
            AudioInput = held.Count("audio_tokens"u8) ?? 0,
            Reasoning = said.Count("reasoning_tokens"u8) ?? 0,
            AudioOutput = said.Count("audio_tokens"u8) ?? 0,
            HoldsCache = !StandsBeside(usage, held, prompt),
        }.Split();
    }

    /// <summary>Older versions passed on Anthropic's input as it is; it shows where the text that was not cached is all of the input.</summary>
    private static bool StandsBeside(JsonElement usage, JsonElement held, long? prompt) =>
        prompt is not null && held.Count("text_tokens"u8) == prompt && (usage.Has("cache_read_input_tokens"u8) || usage.Has("cache_creation_input_tokens"u8));

    /// <summary>A value that is there and counts nothing.</summary>
    internal static bool IsFault(JsonElement value) => value.IsThere() && value.AsCount() is null;

    internal static SplitUsage Judged(TokenUsage usage) => new(usage, usage.Basis == UsageBasis.Estimated ? UsageDoubts.Sums : null);

    private static SplitUsage AnthropicOfText(JsonElement usage) => new CountedTokens
    {
        Prompt = usage.Count("input_tokens"u8),
        Answer = usage.Count("output_tokens"u8),
        CacheRead = usage.Count("cache_read_input_tokens"u8) ?? 0,
        CacheWrite = usage.Count("cache_creation_input_tokens"u8) ?? 0,
        CacheWrite1h = usage.Get("cache_creation"u8).Count("ephemeral_1h_input_tokens"u8) ?? 0,
        Reasoning = usage.Get("output_tokens_details"u8).Count("thinking_tokens"u8) ?? 0,
        HoldsCache = false,
    }.Split();

    private static bool HasSeveralModels(JsonElement iterations)
    {
        if (!iterations.IsArray())
        {
            return false;
        }

        JsonElement first = default;
        foreach (JsonElement iteration in iterations.EnumerateArray())
        {
            if (iteration.Get("model"u8) is { ValueKind: JsonValueKind.String } model)
            {
                if (first.IsText() && !JsonElement.DeepEquals(first, model))
                {
                    return true;
                }

                first = model;
            }
        }

        return false;
    }
}
