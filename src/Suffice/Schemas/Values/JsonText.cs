using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Suffice.Schemas.Values;

/// <summary>
/// The characters of a JSON string or member name, decoded into the caller's scratch space where they fit.
/// Lone surrogates, which JSON can escape and <see cref="JsonElement.GetString"/> refuses, are kept as they are.
/// </summary>
internal readonly ref struct JsonText
{
    /// <summary>Characters of scratch space that spare most strings a rented array.</summary>
    public const int Scratch = 128;

    private readonly char[]? rented;

    private JsonText(ReadOnlySpan<byte> raw, Span<char> scratch)
    {
        rented = raw.Length > scratch.Length ? ArrayPool<char>.Shared.Rent(raw.Length) : null;
        Span<char> space = rented ?? scratch;
        int length = raw.Contains((byte)'\\') ? Unescape(raw, space) : Encoding.UTF8.GetChars(raw, space);
        Chars = space[..length];
    }

    /// <summary>The decoded characters; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<char> Chars { get; }

    /// <summary>The characters of a string.</summary>
    public static JsonText Of(JsonElement text, Span<char> scratch) => new(JsonMarshal.GetRawUtf8Value(text)[1..^1], scratch);

    /// <summary>The characters of a member's name.</summary>
    public static JsonText OfName(JsonProperty member, Span<char> scratch) => new(JsonMarshal.GetRawUtf8PropertyName(member), scratch);

    /// <summary>The characters of a string, as a string.</summary>
    public static string Read(JsonElement text) => Unescaped(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    /// <summary>The characters of a string or a member's name as it is written between its quotes.</summary>
    public static string Unescaped(ReadOnlySpan<byte> raw)
    {
        using JsonText read = new(raw, stackalloc char[Scratch]);
        return read.Chars.ToString();
    }

    /// <summary>The length in Unicode code points; a lone surrogate counts as one.</summary>
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }

    /// <summary>Gives back what was rented.</summary>
    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static int Unescape(ReadOnlySpan<byte> raw, Span<char> space)
    {
        int length = 0;
        while (!raw.IsEmpty)
        {
            int plain = raw.IndexOf((byte)'\\');
            plain = plain < 0 ? raw.Length : plain;
            length += Encoding.UTF8.GetChars(raw[..plain], space[length..]);
            raw = raw[plain..];
            if (!raw.IsEmpty)
            {
                space[length++] = Escaped(ref raw);
            }
        }

        return length;
    }

    private static char Escaped(ref ReadOnlySpan<byte> raw)
    {
        char kind = (char)raw[1];
        if (kind == 'u')
        {
            ushort unit = ushort.Parse(raw.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            raw = raw[6..];
            return (char)unit;
        }

        raw = raw[2..];
        return kind switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => kind };
    }
}
