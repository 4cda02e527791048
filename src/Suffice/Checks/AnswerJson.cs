using System.Text.Json;

namespace Suffice.Checks;

/// <summary>An answer's text read as JSON, or why that failed.</summary>
/// <remarks>A value that was read is safe to walk: no string in it holds half a surrogate pair.</remarks>
/// <param name="Root">The value, when the text is JSON and nothing else.</param>
/// <param name="Error">Why it is not; <see langword="null"/> when it is.</param>
public sealed record AnswerJson(JsonElement? Root, string? Error)
{
    /// <summary>The deepest nesting read; a deeper value counts as not JSON.</summary>
    public const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a text that must be one JSON value, white space around it allowed.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value or the error.</returns>
    public static AnswerJson Read(string text)
    {
        if (HasHalfPair(text))
        {
            return new AnswerJson(null, "not JSON: it holds half of a surrogate pair");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Strict);
            return new AnswerJson(document.RootElement.Clone(), null);
        }
        catch (JsonException broken)
        {
            return new AnswerJson(null, $"not JSON at line {(broken.LineNumber ?? 0) + 1}, position {(broken.BytePositionInLine ?? 0) + 1}");
        }
    }

    // The reader accepts such text only to throw later, when the string is asked for: raw halves and \uD8xx escapes alike.
    private static bool HasHalfPair(string text)
    {
        ReadOnlySpan<char> rest = text;
        if (rest.IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return true;
                }

                i++;
            }
            else if (c == '\\')
            {
                if (Escaped(text, i) is not { } unit || !char.IsSurrogate(unit))
                {
                    // What a backslash escapes is passed over, but never a raw half, which no escape makes whole.
                    i += i + 1 < text.Length && char.IsSurrogate(text[i + 1]) ? 0 : 1;
                }
                else if (!char.IsHighSurrogate(unit) || Escaped(text, i + 6) is not { } low || !char.IsLowSurrogate(low))
                {
                    return true;
                }
                else
                {
                    i += 11;
                }
            }
        }

        return false;
    }

    private static char? Escaped(string text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ushort unit)
            ? (char)unit
            : null;
}
