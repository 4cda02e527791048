using System.Text.Json;

namespace Suffice.Chat.Wires;

/// <summary>Reads error bodies of every protocol, and of servers that follow none closely, as far as they can be understood; never throws.</summary>
internal static class ErrorBody
{
    private const int MostCharacters = 2000;

    private static readonly string[] Wrappers = ["error", "detail", "message", "error_message"];

    public static ChatError Read(int status, ReadOnlyMemory<byte> body)
    {
        string fallback = $"the provider answered with status {status} and no explanation";
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return ReadRoot(status, document.RootElement, fallback);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            string text = System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MostCharacters)]).Trim();
            bool words = text.Length > 0 && !text.StartsWith('<');
            return new ChatError(status, words ? text : fallback);
        }
    }

    /// <summary>What an error body says, in its own words.</summary>
    public static string MessageOf(JsonElement root) => ReadRoot(0, root, "it says no more").Message;

    private static ChatError ReadRoot(int status, JsonElement root, string fallback)
    {
        JsonElement error = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error"u8, out JsonElement inner)
            && inner.ValueKind == JsonValueKind.Object ? inner : root;
        string message = TextOf(error, "message") ?? FirstText(error) ?? FirstText(root) ?? fallback;
        return new ChatError(status, Cut(message))
        {
            Kind = TextOf(error, "type") ?? ChatError.KindOf(status),
            Code = TextOf(error, "code"),
            Param = TextOf(error, "param"),
        };
    }

    private static string? FirstText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? Words(value)
            : Wrappers.Select(name => TextOf(value, name)).FirstOrDefault(text => text is not null);

    /// <summary>A text of blanks explains nothing.</summary>
    private static string? Words(JsonElement text) => text.GetString()?.Trim() is { Length: > 0 } words ? words : null;

    /// <summary>Cuts a text, never inside a surrogate pair.</summary>
    private static string Cut(string text) => text.Length <= MostCharacters
        ? text
        : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)].TrimEnd();

    private static string? TextOf(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement found)
            ? found.ValueKind switch
            {
                JsonValueKind.String => Words(found),
                JsonValueKind.Number => found.GetRawText(),
                _ => null,
            }
            : null;
}
