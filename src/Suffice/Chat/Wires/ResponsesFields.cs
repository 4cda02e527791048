using System.Collections.Frozen;
using System.Text.Json;

namespace Suffice.Chat.Wires;

/// <summary>Which fields of Responses say nothing that another protocol would have to carry.</summary>
internal static class ResponsesFields
{
    /// <summary>What an answer repeats of its call, which the caller knows, and what else tells only of its keeping and its state.</summary>
    private static readonly FrozenSet<string> Repeated = FrozenSet.ToFrozenSet(
    [
        "background", "billing", "completed_at", "content_filters", "conversation", "error", "frequency_penalty", "incomplete_details", "instructions",
        "max_output_tokens", "max_tool_calls", "metadata", "moderation", "object", "output_text", "parallel_tool_calls", "presence_penalty",
        "previous_response_id", "prompt", "prompt_cache_key", "prompt_cache_retention", "reasoning", "safety_identifier", "status", "store", "temperature",
        "text", "tool_choice", "tools", "top_logprobs", "top_p", "truncation", "user",
    ]);

    /// <summary>The fields of an answer that tell more than its call did.</summary>
    public static ExtraFields Told(ExtraFields ofAnswer) =>
        ofAnswer.IsEmpty ? ofAnswer : new(ofAnswer.Items.RemoveAll(field => Repeated.Contains(field.Key)));

    public static bool IsNoLoss(KeyValuePair<string, JsonElement> field) => field.Key switch
    {
        // Kept answers are ours to keep, and a stream's padding and what to show of reasoning are between OpenAI and its callers.
        "store" or "stream_options" or "include" => true,
        "truncation" => field.Value.ValueKind == JsonValueKind.String && field.Value.ValueEquals("disabled"u8),
        _ => false,
    };
}
