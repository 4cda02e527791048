using System.Text.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Json;

/// <summary>Reads one string of a list.</summary>
internal static class StringValue
{
    public static string Read(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new ChatFormatException("$", $"is {JsonKinds.Name(value)}", "give a string");
}
