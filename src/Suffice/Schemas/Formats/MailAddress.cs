using System.Buffers;

namespace Suffice.Schemas.Formats;

/// <summary>Mailboxes of RFC 5321, 4.1.2 (RFC 6531 where international).</summary>
internal static class MailAddress
{
    private const int LongestLocal = 64;
    private const string Version6 = "IPv6:";

    private static readonly SearchValues<char> Atom = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~");

    /// <summary>Whether <paramref name="text"/> is one mailbox.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text, bool international)
    {
        int at = text.LastIndexOf('@');
        return at is > 0 and <= LongestLocal && IsLocal(text[..at], international) && IsDomain(text[(at + 1)..], international);
    }

    private static bool IsLocal(ReadOnlySpan<char> local, bool international)
    {
        if (local is ['"', .. var quoted, '"'])
        {
            return IsQuoted(quoted, international);
        }

        foreach (Range range in local.Split('.'))
        {
            ReadOnlySpan<char> atom = local[range];
            if (atom.IsEmpty || !AreAll(atom, international))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreAll(ReadOnlySpan<char> atom, bool international)
    {
        foreach (char c in atom)
        {
            if (!Atom.Contains(c) && !(international && c > 0x7F))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<char> text, bool international)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' || (text[i] == '\\' && ++i == text.Length) || text[i] is < ' ' or '\x7F' || (text[i] > '\x7F' && !international))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain, bool international)
    {
        if (domain is not ['[', .. var literal, ']'])
        {
            return HostName.IsHostName(domain, international);
        }

        return literal.StartsWith(Version6, StringComparison.OrdinalIgnoreCase)
            ? InternetAddress.IsVersion6(literal[Version6.Length..])
            : InternetAddress.IsVersion4(literal);
    }
}
