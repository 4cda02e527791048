using System.Buffers;

namespace Suffice.Schemas.Formats;

/// <summary>Templates of RFC 6570.</summary>
internal static class UriTemplate
{
    private static readonly SearchValues<char> NotLiteral = SearchValues.Create(
        "\"<>\\^`{|} \x7F\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F"
        + "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F");

    /// <summary>Whether <paramref name="text"/> is a template.</summary>
    public static bool IsTemplate(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int open = text.IndexOf('{');
            ReadOnlySpan<char> literal = open < 0 ? text : text[..open];
            if (literal.ContainsAny(NotLiteral) || !ArePercentsWhole(literal))
            {
                return false;
            }

            if (open < 0)
            {
                return true;
            }

            text = text[(open + 1)..];
            int close = text.IndexOf('}');
            if (close < 0 || !IsExpression(text[..close]))
            {
                return false;
            }

            text = text[(close + 1)..];
        }

        return true;
    }

    private static bool IsExpression(ReadOnlySpan<char> text)
    {
        // The operators after '&' are reserved for later and not in use.
        text = text is ['+' or '#' or '.' or '/' or ';' or '?' or '&', ..] ? text[1..] : text;
        foreach (Range range in text.Split(','))
        {
            if (!IsVariable(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVariable(ReadOnlySpan<char> text)
    {
        text = text is [.., '*'] ? text[..^1] : SkipPrefix(text);
        foreach (Range range in text.Split('.'))
        {
            ReadOnlySpan<char> part = text[range];
            if (part.IsEmpty || !ArePercentsWhole(part) || !IsName(part))
            {
                return false;
            }
        }

        return true;
    }

    // An empty rest, which is no variable, stands for a malformed prefix length.
    private static ReadOnlySpan<char> SkipPrefix(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        if (colon < 0)
        {
            return text;
        }

        ReadOnlySpan<char> length = text[(colon + 1)..];
        bool isLength = length.Length is >= 1 and <= 4 && length[0] != '0' && length.IndexOfAnyExceptInRange('0', '9') < 0;
        return isLength ? text[..colon] : [];
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '%'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ArePercentsWhole(ReadOnlySpan<char> text)
    {
        for (int i = text.IndexOf('%'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '%' && (i + 2 >= text.Length || text.Slice(i + 1, 2).ContainsAnyExcept(UriText.Hex)))
            {
                return false;
            }
        }

        return true;
    }
}
