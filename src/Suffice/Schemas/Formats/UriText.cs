using System.Buffers;

namespace Suffice.Schemas.Formats;

/// <summary>URIs and references of RFC 3986, and of RFC 3987 where international.</summary>
internal static class UriText
{
    /// <summary>The hexadecimal digits.</summary>
    public static readonly SearchValues<char> Hex = SearchValues.Create("0123456789ABCDEFabcdef");

    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string Delimiters = "!$&'()*+,;=";

    private static readonly SearchValues<char> Scheme = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<char> Name = SearchValues.Create(Unreserved + Delimiters);
    private static readonly SearchValues<char> User = SearchValues.Create(Unreserved + Delimiters + ":");
    private static readonly SearchValues<char> Path = SearchValues.Create(Unreserved + Delimiters + ":@/");
    private static readonly SearchValues<char> Query = SearchValues.Create(Unreserved + Delimiters + ":@/?");

    /// <summary>Whether <paramref name="text"/> is a URI: with a scheme.</summary>
    public static bool IsUri(ReadOnlySpan<char> text, bool international)
    {
        int colon = text.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(text[0]) && !text[..colon].ContainsAnyExcept(Scheme)
            && IsRest(text[(colon + 1)..], international);
    }

    /// <summary>Whether <paramref name="text"/> is a URI, or relative to one.</summary>
    public static bool IsReference(ReadOnlySpan<char> text, bool international)
    {
        int first = text.IndexOfAny("/?#:");
        bool firstHasColon = first >= 0 && text[first] == ':';
        return IsUri(text, international) || (!firstHasColon && IsRest(text, international));
    }

    private static bool IsRest(ReadOnlySpan<char> text, bool international)
    {
        int hash = text.IndexOf('#');
        if (hash >= 0 && !AreAll(text[(hash + 1)..], Query, international))
        {
            return false;
        }

        text = hash < 0 ? text : text[..hash];
        int mark = text.IndexOf('?');
        if (mark >= 0 && !AreAll(text[(mark + 1)..], Query, international))
        {
            return false;
        }

        text = mark < 0 ? text : text[..mark];
        return text.StartsWith("//", StringComparison.Ordinal) ? IsHierarchy(text[2..], international) : AreAll(text, Path, international);
    }

    private static bool IsHierarchy(ReadOnlySpan<char> text, bool international)
    {
        int slash = text.IndexOf('/');
        ReadOnlySpan<char> path = slash < 0 ? [] : text[slash..];
        return AreAll(path, Path, international) && IsAuthority(slash < 0 ? text : text[..slash], international);
    }

    private static bool IsAuthority(ReadOnlySpan<char> text, bool international)
    {
        int at = text.LastIndexOf('@');
        if (at >= 0 && !AreAll(text[..at], User, international))
        {
            return false;
        }

        text = text[(at + 1)..];
        int close = text is ['[', ..] ? text.IndexOf(']') : -1;
        int colon = text[(close + 1)..].IndexOf(':');
        ReadOnlySpan<char> host = colon < 0 ? text : text[..(close + 1 + colon)];
        ReadOnlySpan<char> port = colon < 0 ? [] : text[(close + 2 + colon)..];
        return port.IndexOfAnyExceptInRange('0', '9') < 0
            && (host is ['[', .. var literal, ']'] ? IsLiteral(literal) : AreAll(host, Name, international));
    }

    private static bool IsLiteral(ReadOnlySpan<char> text)
    {
        if (text is not ['v' or 'V', .. var future])
        {
            return InternetAddress.IsVersion6(text);
        }

        int dot = future.IndexOf('.');
        return dot > 0 && dot < future.Length - 1 && !future[..dot].ContainsAnyExcept(Hex) && !future[(dot + 1)..].ContainsAnyExcept(User);
    }

    private static bool AreAll(ReadOnlySpan<char> text, SearchValues<char> allowed, bool international)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || text.Slice(i + 1, 2).ContainsAnyExcept(Hex))
                {
                    return false;
                }
            }
            else if (!allowed.Contains(text[i]) && !(international && text[i] >= 0xA0))
            {
                return false;
            }
        }

        return true;
    }
}
