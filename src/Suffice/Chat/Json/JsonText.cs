using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Suffice.Chat.Json;

/// <summary>Reads a string that a model's server may have cut in the middle of a character.</summary>
internal static class JsonText
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
            return Mended(Encoding.UTF8.GetString(reader.ValueSpan));
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
            return Mended(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text)[1..^1]));
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
            return Mended(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(field)));
        }
    }

    private static string Mended(string escaped)
    {
        StringBuilder text = new(escaped.Length);
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            text.Append(escaped[i] == 'u' ? Unit(escaped, ref i) : Single(escaped[i]));
        }

        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.ToString().EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }

    private static char Unit(string escaped, ref int at)
    {
        char unit = (char)int.Parse(escaped.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        at += 4;
        return unit;
    }

    private static char Single(char letter) => letter switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\b',
        'f' => '\f',
        _ => letter,
    };
}
