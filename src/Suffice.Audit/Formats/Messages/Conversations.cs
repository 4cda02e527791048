using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Tells a conversation that stands as JSON in a text from a text that a user wrote and that happens to be JSON.</summary>
internal static class Conversations
{
    /// <summary>Opens a text that holds a conversation.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>The conversation; the value itself when it is no text or holds none.</returns>
    public static JsonElement Open(JsonElement value) =>
        InnerJson.Of(value) is { ValueKind: not JsonValueKind.String } inner && (!value.IsText() || IsOne(inner)) ? inner : value;

    private static bool IsOne(JsonElement value) => value.IsArray()
        ? value.GetArrayLength() > 0 && (value[0].IsArray() || IsMessage(value[0]))
        : IsMessage(value) || value.Has("messages"u8) || value.Has("contents"u8) || value.Has("input"u8) || value.Has("prompt"u8) || value.Has("inputText"u8);

    private static bool IsMessage(JsonElement value) =>
        value.Has("role"u8) || value.Has("kwargs"u8) || value.Get("message"u8).IsObject() || (value.Has("type"u8) && (value.Has("content"u8)
            || value.Has("data"u8)));
}
