namespace Suffice.Schemas.Formats;

/// <summary>Host names of RFC 1123, 2.1. What an <c>xn--</c> label decodes to is not looked at.</summary>
internal static class HostName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>Whether <paramref name="text"/> is a host name; labels beyond ASCII only where it is international.</summary>
    public static bool IsHostName(ReadOnlySpan<char> text, bool international)
    {
        if (text.Length is 0 or > LongestName)
        {
            return false;
        }

        foreach (Range range in text.Split('.'))
        {
            if (!IsLabel(text[range], international))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label, bool international)
    {
        if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (char c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-' && !(international && c > 0x7F))
            {
                return false;
            }
        }

        return true;
    }
}
