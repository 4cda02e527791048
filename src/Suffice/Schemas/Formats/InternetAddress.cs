namespace Suffice.Schemas.Formats;

/// <summary>Addresses of IP: dotted quads (RFC 2673, 3.2), and RFC 4291, 2.2 for version 6.</summary>
internal static class InternetAddress
{
    private const int Groups = 8;

    /// <summary><c>192.0.2.1</c>.</summary>
    public static bool IsVersion4(ReadOnlySpan<char> text)
    {
        int parts = 0;
        foreach (Range range in text.Split('.'))
        {
            ReadOnlySpan<char> part = text[range];
            bool isOctet = part.Length is >= 1 and <= 3 && part.IndexOfAnyExceptInRange('0', '9') < 0
                && (part.Length == 1 || part[0] != '0') && (part.Length < 3 || part.CompareTo("256", StringComparison.Ordinal) < 0);
            if (!isOctet || ++parts > 4)
            {
                return false;
            }
        }

        return parts == 4;
    }

    /// <summary><c>2001:db8::1</c>, without brackets, zone or prefix length.</summary>
    public static bool IsVersion6(ReadOnlySpan<char> text)
    {
        int gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return Count(text, mayEndIn4: true) == Groups;
        }

        ReadOnlySpan<char> before = text[..gap];
        ReadOnlySpan<char> after = text[(gap + 2)..];
        (int first, int last) = (before.IsEmpty ? 0 : Count(before, mayEndIn4: false), after.IsEmpty ? 0 : Count(after, mayEndIn4: true));
        return first >= 0 && last >= 0 && first + last < Groups;
    }

    // How many groups of 16 bits a part without a gap has; -1 when it is malformed.
    private static int Count(ReadOnlySpan<char> text, bool mayEndIn4)
    {
        int groups = 0;
        while (true)
        {
            int colon = text.IndexOf(':');
            ReadOnlySpan<char> group = colon < 0 ? text : text[..colon];
            if (colon < 0 && mayEndIn4 && group.Contains('.'))
            {
                return IsVersion4(group) ? groups + 2 : -1;
            }

            if (group.Length is < 1 or > 4 || group.ContainsAnyExcept(UriText.Hex))
            {
                return -1;
            }

            groups++;
            if (colon < 0)
            {
                return groups;
            }

            text = text[(colon + 1)..];
        }
    }
}
