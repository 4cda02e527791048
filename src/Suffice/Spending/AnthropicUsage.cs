using System.Text.Json;

namespace Suffice.Spending;

/// <summary>Anthropic's usage object to exclusive buckets and back.</summary>
/// <remarks>
/// Input, cache reads and cache writes are beside each other and add up to the prompt; thinking is inside the output tokens. The
/// totals are trusted: a split of cache writes or a thinking count that does not fit into its total is cut, with basis
/// <see cref="UsageBasis.Estimated"/>. <c>iterations</c> and other fields are left alone. A count that is not a whole number from 0 to a trillion
/// is taken as absent.
/// </remarks>
public static class AnthropicUsage
{
    /// <summary>Reads a usage object.</summary>
    /// <param name="usage">The value of <c>usage</c>; may be null, absent or of any shape.</param>
    /// <returns>The buckets; basis <see cref="UsageBasis.None"/> when it counts nothing.</returns>
    public static TokenUsage Read(JsonElement usage)
    {
        JsonElement split = UsageCounts.Details(usage, "cache_creation"u8);
        long? fiveMinutes = UsageCounts.Of(split, "ephemeral_5m_input_tokens"u8);
        long? oneHour = UsageCounts.Of(split, "ephemeral_1h_input_tokens"u8);
        long? input = UsageCounts.Of(usage, "input_tokens"u8);
        long? read = UsageCounts.Of(usage, "cache_read_input_tokens"u8);
        long? written = UsageCounts.Of(usage, "cache_creation_input_tokens"u8) ?? fiveMinutes + oneHour ?? fiveMinutes ?? oneHour;
        long? output = UsageCounts.Of(usage, "output_tokens"u8);
        if (input is null && read is null && written is null && output is null)
        {
            return default;
        }

        bool consistent = true;
        long standard = written ?? 0;
        long lasting = UsageCounts.Take(oneHour, ref standard, ref consistent);
        consistent &= fiveMinutes is null || fiveMinutes == standard;
        long answer = output ?? 0;
        JsonElement details = UsageCounts.Details(usage, "output_tokens_details"u8);
        long thought = UsageCounts.Take(UsageCounts.Of(details, "thinking_tokens"u8), ref answer, ref consistent);
        return new TokenUsage
        {
            Input = input ?? 0,
            CacheRead = read ?? 0,
            CacheWrite5m = standard,
            CacheWrite1h = lasting,
            Output = answer,
            Reasoning = thought,
            Basis = consistent ? UsageBasis.Reported : UsageBasis.Estimated,
        };
    }

    /// <summary>The service tier that a usage object bills by; <c>speed: fast</c> is a tier of that name.</summary>
    /// <param name="usage">The value of <c>usage</c>.</param>
    /// <returns>The tier, or <see langword="null"/> when it says none.</returns>
    public static string? ServiceTierOf(JsonElement usage) =>
        TextOf(usage, "speed"u8) is "fast" ? "fast" : TextOf(usage, "service_tier"u8);

    /// <summary>The inference region that a usage object bills by.</summary>
    /// <param name="usage">The value of <c>usage</c>.</param>
    /// <returns>The region, or <see langword="null"/> when it says none.</returns>
    public static string? RegionOf(JsonElement usage) => TextOf(usage, "inference_geo"u8);

    /// <summary>Writes a usage object.</summary>
    /// <remarks>Anthropic has no audio buckets: audio tokens go into input and output, so that the total stays.</remarks>
    /// <param name="writer">Where to; stands where a value is due.</param>
    /// <param name="usage">The buckets.</param>
    public static void Write(Utf8JsonWriter writer, TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(writer);

        writer.WriteStartObject();
        writer.WriteNumber("input_tokens"u8, usage.Input + usage.AudioInput);
        writer.WriteNumber("cache_creation_input_tokens"u8, usage.CacheWrite5m + usage.CacheWrite1h);
        writer.WriteNumber("cache_read_input_tokens"u8, usage.CacheRead);
        writer.WriteStartObject("cache_creation"u8);
        writer.WriteNumber("ephemeral_5m_input_tokens"u8, usage.CacheWrite5m);
        writer.WriteNumber("ephemeral_1h_input_tokens"u8, usage.CacheWrite1h);
        writer.WriteEndObject();
        writer.WriteNumber("output_tokens"u8, usage.Completion);
        if (usage.Reasoning > 0)
        {
            writer.WriteStartObject("output_tokens_details"u8);
            writer.WriteNumber("thinking_tokens"u8, usage.Reasoning);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string? TextOf(JsonElement usage, ReadOnlySpan<byte> field) =>
        UsageCounts.Details(usage, field) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
