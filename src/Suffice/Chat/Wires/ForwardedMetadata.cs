using System.Text.Json;

namespace Suffice.Chat.Wires;

/// <summary>What of a call's <c>metadata</c> a provider gets.</summary>
/// <remarks>
/// Callers put words for Suffice there (<c>task</c>, ground truth for checks). Anthropic refuses any field but <c>user_id</c>, OpenAI any
/// value but a string, so a call that says more would fail for what it says to us.
/// </remarks>
internal static class ForwardedMetadata
{
    /// <summary>The part that goes on.</summary>
    /// <returns>The object, as it came when all of it goes; <see langword="null"/> when nothing of it does.</returns>
    public static JsonElement? Of(JsonElement? metadata, ChatProtocol to)
    {
        if (IsWhole(metadata, to))
        {
            return metadata;
        }

        ExtraFields kept = new([.. metadata!.Value.EnumerateObject().Where(field => Goes(field, to)).Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return kept.IsEmpty ? null : kept.ToJson();
    }

    /// <summary>Whom Anthropic's metadata say the call is for, which OpenAI's protocols say in a field.</summary>
    public static JsonElement? UserOf(JsonElement? metadata) =>
        metadata is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty("user_id"u8, out JsonElement user) && user.ValueKind == JsonValueKind.String
            ? user
            : null;

    /// <summary>True when all of it goes on.</summary>
    public static bool IsWhole(JsonElement? metadata, ChatProtocol to) =>
        metadata is not { ValueKind: JsonValueKind.Object } all || all.EnumerateObject().All(field => Goes(field, to));

    private static bool Goes(JsonProperty field, ChatProtocol to) => to == ChatProtocol.Anthropic
        ? field.NameEquals("user_id"u8)
        : field.Value.ValueKind == JsonValueKind.String && !field.NameEquals("task"u8);
}
