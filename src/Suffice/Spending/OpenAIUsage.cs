using System.Text.Json;

namespace Suffice.Spending;

/// <summary>OpenAI's usage object to exclusive buckets and back.</summary>
/// <remarks>
/// <para>
/// Prompt tokens include cache reads, cache writes and audio; answer tokens include reasoning and audio. The field names of Chat Completions
/// (<c>prompt_tokens</c>) and Responses (<c>input_tokens</c>) are both read, and DeepSeek's <c>prompt_cache_hit_tokens</c>.
/// </para>
/// <para>
/// The totals are trusted, the details are cut to fit into them. Some vendors leave reasoning out of the answer tokens and count it
/// only in <c>total_tokens</c>: what the total holds beyond prompt and answer is then reasoning. Whatever does not add up is kept with
/// basis <see cref="UsageBasis.Estimated"/>: the split is then ours, not the provider's. A count that is not a whole number from 0 to a trillion
/// is taken as absent.
/// </para>
/// </remarks>
public static class OpenAIUsage
{
    /// <summary>Reads a usage object.</summary>
    /// <param name="usage">The value of <c>usage</c>; may be null, absent or of any shape.</param>
    /// <returns>The buckets; basis <see cref="UsageBasis.None"/> when it counts nothing.</returns>
    public static TokenUsage Read(JsonElement usage)
    {
        long? prompt = UsageCounts.Of(usage, "prompt_tokens"u8) ?? UsageCounts.Of(usage, "input_tokens"u8);
        long? completion = UsageCounts.Of(usage, "completion_tokens"u8) ?? UsageCounts.Of(usage, "output_tokens"u8);
        if (prompt is null && completion is null)
        {
            return default;
        }

        JsonElement promptDetails = Either(usage, "prompt_tokens_details"u8, "input_tokens_details"u8);
        JsonElement answerDetails = Either(usage, "completion_tokens_details"u8, "output_tokens_details"u8);
        long? reasoning = UsageCounts.Of(answerDetails, "reasoning_tokens"u8);
        bool consistent = true;
        long left = prompt ?? 0;
        long read = UsageCounts.Take(
            UsageCounts.Of(promptDetails, "cached_tokens"u8) ?? UsageCounts.Of(usage, "prompt_cache_hit_tokens"u8), ref left, ref consistent);
        long written = UsageCounts.Take(UsageCounts.Of(promptDetails, "cache_write_tokens"u8), ref left, ref consistent);
        long heard = UsageCounts.Take(UsageCounts.Of(promptDetails, "audio_tokens"u8), ref left, ref consistent);

        long beside = Beside(UsageCounts.Of(usage, "total_tokens"u8), prompt ?? 0, completion ?? 0, reasoning, ref consistent);
        long answer = (completion ?? 0) + beside;
        long thought = UsageCounts.Take(Math.Max(reasoning ?? 0, beside), ref answer, ref consistent);
        long spoken = UsageCounts.Take(UsageCounts.Of(answerDetails, "audio_tokens"u8), ref answer, ref consistent);
        return new TokenUsage
        {
            Input = left,
            CacheRead = read,
            CacheWrite5m = written,
            AudioInput = heard,
            Output = answer,
            Reasoning = thought,
            AudioOutput = spoken,
            Basis = consistent ? UsageBasis.Reported : UsageBasis.Estimated,
        };
    }

    /// <summary>Writes a usage object in the form of Chat Completions.</summary>
    /// <remarks>OpenAI counts cache writes in one field: the long ones come back as standard ones.</remarks>
    /// <param name="writer">Where to; stands where a value is due.</param>
    /// <param name="usage">The buckets.</param>
    public static void Write(Utf8JsonWriter writer, TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(writer);

        writer.WriteStartObject();
        writer.WriteNumber("prompt_tokens"u8, usage.Prompt);
        writer.WriteNumber("completion_tokens"u8, usage.Completion);
        writer.WriteNumber("total_tokens"u8, usage.Total);
        writer.WriteStartObject("prompt_tokens_details"u8);
        writer.WriteNumber("cached_tokens"u8, usage.CacheRead);
        writer.WriteNumber("audio_tokens"u8, usage.AudioInput);
        if (usage.CacheWrite5m + usage.CacheWrite1h is > 0 and long written)
        {
            writer.WriteNumber("cache_write_tokens"u8, written);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("completion_tokens_details"u8);
        writer.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
        writer.WriteNumber("audio_tokens"u8, usage.AudioOutput);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Writes a usage object in the form of Responses.</summary>
    /// <param name="writer">Where to; stands where a value is due.</param>
    /// <param name="usage">The buckets.</param>
    public static void WriteResponses(Utf8JsonWriter writer, TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(writer);

        writer.WriteStartObject();
        writer.WriteNumber("input_tokens"u8, usage.Prompt);
        writer.WriteStartObject("input_tokens_details"u8);
        writer.WriteNumber("cached_tokens"u8, usage.CacheRead);
        if (usage.CacheWrite5m + usage.CacheWrite1h is > 0 and long written)
        {
            writer.WriteNumber("cache_write_tokens"u8, written);
        }

        writer.WriteEndObject();
        writer.WriteNumber("output_tokens"u8, usage.Completion);
        writer.WriteStartObject("output_tokens_details"u8);
        writer.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
        writer.WriteEndObject();
        writer.WriteNumber("total_tokens"u8, usage.Total);
        writer.WriteEndObject();
    }

    /// <summary>What OpenRouter and its kind say in the usage that the call cost, in USD.</summary>
    internal static decimal? CostOf(JsonElement? usage) =>
        usage is { ValueKind: JsonValueKind.Object } counts
        && counts.TryGetProperty("cost"u8, out JsonElement cost)
        && cost.ValueKind == JsonValueKind.Number
        && cost.TryGetDecimal(out decimal dollars)
            ? dollars
            : null;

    /// <summary>Tokens that only the total holds.</summary>
    private static long Beside(long? total, long prompt, long completion, long? reasoning, ref bool consistent)
    {
        long beside = (total ?? prompt + completion) - prompt - completion;
        consistent &= beside == 0 || (beside > 0 && beside == (reasoning ?? beside));
        return Math.Max(beside, 0);
    }

    private static JsonElement Either(JsonElement usage, ReadOnlySpan<byte> chat, ReadOnlySpan<byte> responses) =>
        UsageCounts.Details(usage, chat) is { ValueKind: JsonValueKind.Object } details
            ? details
            : UsageCounts.Details(usage, responses);
}
