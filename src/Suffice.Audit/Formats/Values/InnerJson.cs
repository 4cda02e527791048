using System.Text.Json;

namespace Suffice.Audit.Formats.Values;

/// <summary>Opens JSON that stands as a text inside JSON or in a cell of a table.</summary>
internal static class InnerJson
{
    private const int MaxDepth = 128;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Opens a value.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>The object or list that the text holds; the value itself when it holds none.</returns>
    public static JsonElement Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value;
        }

        string text = value.GetString()!;
        return LooksLikeJson(text) && TryParse(text, out JsonElement inner) ? inner : value;
    }

    /// <summary>True for what can start an object or a list; Python's way of printing them, with single quotes, is none.</summary>
    public static bool LooksLikeJson(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> start = text.TrimStart();
        if (start.Length < 2 || start[0] is not ('{' or '['))
        {
            return false;
        }

        bool list = start[0] == '[';
        ReadOnlySpan<char> next = start[1..].TrimStart();
        return next.Length > 0 && (list
            ? next[0] is '{' or '[' or ']' or '"' or '-' or 't' or 'f' or 'n' or (>= '0' and <= '9')
            : next[0] is '"' or '}');
    }

    public static bool TryParse(string text, out JsonElement inner)
    {
        try
        {
            inner = JsonElement.Parse(text, Options);
            return true;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            inner = default;
            return false;
        }
    }
}
