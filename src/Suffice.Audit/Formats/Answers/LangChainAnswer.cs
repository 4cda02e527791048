using System.Text.Json;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads LangChain's result of a call: a list of lists of generations.</summary>
internal static class LangChainAnswer
{
    public static LoggedAnswer Read(JsonElement body)
    {
        JsonElement generation = FirstOf(FirstOf(body.Get("generations"u8)));
        JsonElement message = generation.Get("message"u8);
        JsonElement fields = message.Get("kwargs"u8) is { ValueKind: JsonValueKind.Object } constructed ? constructed : message;
        JsonElement about = fields.Get("response_metadata"u8);
        JsonElement output = body.Get("llm_output"u8);
        JsonElement counted = about.Either("token_usage"u8, "usage"u8) is { ValueKind: JsonValueKind.Object } own ? own : output.Either("token_usage"u8, "usage"u8);
        return new LoggedAnswer
        {
            Id = about.Text("id"u8) ?? fields.Text("id"u8),
            Model = about.Text("model_name"u8) ?? about.Text("model"u8) ?? output.Text("model_name"u8),
            Parts = LoggedMessage.Read(message, ChatRole.Assistant)?.Parts ?? LoggedParts.Read(generation.Get("text"u8)),
            Outcome = StopWords.OutcomeOf(
                generation.Get("generation_info"u8).Text("finish_reason"u8) ?? about.Text("finish_reason"u8) ?? about.Text("stop_reason"u8)),
            Usage = UsageOf(fields.Get("usage_metadata"u8)).Or(BodyUsage.OpenAI(counted)),
            ServiceTier = about.Text("service_tier"u8) ?? output.Text("service_tier"u8),
        };
    }

    /// <summary>LangChain's own count: input with what was cached, whose parts are told beside it.</summary>
    public static SplitUsage UsageOf(JsonElement usage)
    {
        JsonElement input = usage.Get("input_token_details"u8);
        JsonElement output = usage.Get("output_token_details"u8);
        return new CountedTokens
        {
            Prompt = usage.Count("input_tokens"u8),
            Answer = usage.Count("output_tokens"u8),
            Total = usage.Count("total_tokens"u8),
            CacheRead = input.Count("cache_read"u8) ?? 0,
            CacheWrite = Math.Max(input.Count("cache_creation"u8) ?? 0, input.Count("ephemeral_1h_input_tokens"u8) ?? 0),
            CacheWrite1h = input.Count("ephemeral_1h_input_tokens"u8) ?? 0,
            AudioInput = input.Count("audio"u8) ?? 0,
            Reasoning = output.Count("reasoning"u8) ?? 0,
            AudioOutput = output.Count("audio"u8) ?? 0,
            HoldsCache = null,
        }.Split();
    }

    private static JsonElement FirstOf(JsonElement list) => list.IsArray() && list.GetArrayLength() > 0 ? list[0] : default;
}
