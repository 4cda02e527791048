using System.Text.Json;

namespace Suffice.Chat.Json;

/// <summary>Words for kinds of JSON values, as people say them. The values themselves stay out of errors: they may be secret.</summary>
internal static class JsonKinds
{
    public static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>A word the caller chose from a list, quoted and cut short.</summary>
    public static string Quote(string word) => word.Length <= 40 ? $"\"{word}\"" : $"\"{word.AsSpan(0, 40)}…\"";
}
