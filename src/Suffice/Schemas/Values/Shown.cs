using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Suffice.Schemas.Values;

/// <summary>How values and names look inside a message.</summary>
internal static class Shown
{
    private const int Most = 80;
    private const int MostBytes = 4 * (Most + 1);
    private const int MostListed = 24;
    private const int MostOfReason = 240;

    /// <summary>A value as JSON, cut when long.</summary>
    public static string Value(JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        return Cut(Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, MostBytes)]));
    }

    /// <summary>Text in quotes, cut when long.</summary>
    public static string Quoted(string text) => $"\"{Cut(text)}\"";

    /// <summary>Texts in quotes, with commas; a long list is cut.</summary>
    public static string List(IEnumerable<string> texts) => Join(texts.Select(Quoted));

    /// <summary>Values as JSON, with commas; a long list is cut.</summary>
    public static string List(IEnumerable<JsonElement> values) => Join(values.Select(Value));

    /// <summary>A kind of value with its article: <c>a string</c>.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => ExactNumber.Of(value).IsInteger ? "an integer" : "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    /// <summary>A kind of value of which only the first character has come.</summary>
    public static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    /// <summary>A message inside another; cut, since alternatives inside alternatives would double it at every level.</summary>
    public static string Reason(string? message) => Cut(message ?? "", MostOfReason);

    private static string Join(IEnumerable<string> shown)
    {
        List<string> first = shown.Take(MostListed + 1).ToList();
        return first.Count > MostListed ? string.Join(", ", first.Take(MostListed)) + ", ..." : string.Join(", ", first);
    }

    private static string Cut(string text, int most = Most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end] + "...";
    }
}
