using System.Buffers;

namespace Suffice.Fingerprints;

/// <summary>Addresses of web and mail.</summary>
internal static class PromptAddress
{
    /// <summary>The longest local part of an address (RFC 5321, 4.5.3.1.1); it also bounds the look ahead.</summary>
    private const int LongestLocalPart = 64;

    /// <summary>The longest domain (RFC 5321, 4.5.3.1.2).</summary>
    private const int LongestDomain = 255;

    private static readonly SearchValues<char> UrlEnd = SearchValues.Create(" \t\r\n\v\f\u0085\u00a0\u2028\u2029\"'<>()[]{}`|");
    private static readonly SearchValues<char> LocalPart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-");
    private static readonly SearchValues<char> Domain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>The length of the web address whose scheme is a word; 0 when it is none.</summary>
    public static int UrlLengthAt(ReadOnlySpan<char> text, int at, PromptWord scheme)
    {
        int end = at + scheme.Length;
        if (end >= text.Length || text[end] != ':' || !text[end..].StartsWith("://"))
        {
            return 0;
        }

        int path = end + 3;
        int length = text[path..].IndexOfAny(UrlEnd);
        ReadOnlySpan<char> url = length < 0 ? text[at..] : text[at..(path + length)];
        return url.TrimEnd(".,;:!?").Length;
    }

    /// <summary>The length of the mail address that begins with a word; 0 when it is none.</summary>
    public static int EmailLengthAt(ReadOnlySpan<char> text, int at, PromptWord first)
    {
        int next = at + first.Length;
        if (next >= text.Length || text[next] is not ('@' or '.' or '+' or '-' or '%'))
        {
            return 0;
        }

        ReadOnlySpan<char> window = text.Slice(at, Math.Min(LongestLocalPart + 1, text.Length - at));
        int sign = window.IndexOfAnyExcept(LocalPart);
        if (sign < 0 || window[sign] != '@')
        {
            return 0;
        }

        ReadOnlySpan<char> rest = text[(at + sign + 1)..];
        rest = rest[..Math.Min(LongestDomain, rest.Length)];
        int length = rest.IndexOfAnyExcept(Domain);
        ReadOnlySpan<char> domain = (length < 0 ? rest : rest[..length]).TrimEnd(".-");
        return domain.IndexOf('.') > 0 ? sign + 1 + domain.Length : 0;
    }
}
