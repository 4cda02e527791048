using System.Text.Json;

namespace Suffice.Checks.Canonical;

/// <summary>Reads the text of a JSON value without ever throwing.</summary>
internal static class JsonScalar
{
    /// <summary>A string's text; the raw JSON of anything else, and of a string that holds half a surrogate pair.</summary>
    public static string TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value.ValueKind == JsonValueKind.Undefined ? string.Empty : value.GetRawText();
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    /// <summary>The text, cut to what a violation can quote.</summary>
    public static string Quote(JsonElement value) => Quote(TextOf(value));

    /// <summary>The text, cut to what a violation can quote.</summary>
    public static string Quote(string text)
    {
        const int Most = 80;
        return text.Length <= Most ? text : $"{text[..Most]}…";
    }

    /// <summary>Calls back for every string inside a value, property names left out.</summary>
    public static void ForEachString(JsonElement value, Action<string> found) =>
        ForEachLeaf(value, leaf =>
        {
            if (leaf.ValueKind == JsonValueKind.String)
            {
                found(TextOf(leaf));
            }
        });

    /// <summary>Calls back for every value inside a value that is neither an object nor an array.</summary>
    public static void ForEachLeaf(JsonElement value, Action<JsonElement> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    ForEachLeaf(item, found);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    ForEachLeaf(property.Value, found);
                }

                break;
            default:
                found(value);
                break;
        }
    }
}
