using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Suffice.Extensions.AI.Asking;

/// <summary>Writes a program's objects as models get them: as Microsoft.Extensions.AI writes them, without the white space, which is paid for.</summary>
internal static class SentJson
{
    private static readonly JsonSerializerOptions Options = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>The text of an object.</summary>
    public static string TextOf(object? value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The element of an object.</summary>
    public static JsonElement ElementOf<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    /// <summary>The node of an object.</summary>
    public static JsonNode? NodeOf(object value) => JsonSerializer.SerializeToNode(value, Options);
}
