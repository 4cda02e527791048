using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>What other protocols need to know of the fields of a call in Chat Completions.</summary>
internal static class OpenAIFields
{
    /// <summary>Fields that Chat Completions and Responses share.</summary>
    public static readonly ImmutableArray<string> Shared =
        ["user", "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "top_logprobs"];

    /// <summary>True for a field that says only what is so anyway: one choice, no penalty.</summary>
    public static bool IsUsual(KeyValuePair<string, JsonElement> field) => field.Key switch
    {
        "n" => field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out int choices) && choices == 1,
        "presence_penalty" or "frequency_penalty" =>
            field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetDecimal(out decimal penalty) && penalty == 0,
        _ => false,
    };
}
