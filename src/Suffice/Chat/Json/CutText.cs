using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Suffice.Schemas.Values;

namespace Suffice.Chat.Json;

/// <summary>Reads a string that a model's server may have cut in the middle of a character.</summary>
internal static class CutText
{
    /// <summary>The string; broken UTF-8 and halves of surrogate pairs become U+FFFD.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return Mended(reader.ValueSpan);
        }
    }

    /// <summary>The string that a value is, mended in the same way.</summary>
    public static string Of(JsonElement text)
    {
        try
        {
            return text.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return Mended(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    /// <summary>A field's name, mended in the same way.</summary>
    public static string NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return Mended(JsonMarshal.GetRawUtf8PropertyName(field));
        }
    }

    // Runes of a text are whole characters: the half of a pair comes as U+FFFD.
    private static string Mended(ReadOnlySpan<byte> escaped)
    {
        StringBuilder whole = new(escaped.Length);
        foreach (Rune rune in JsonText.Unescaped(escaped).EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }
}
