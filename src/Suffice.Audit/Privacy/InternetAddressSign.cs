using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Suffice.Audit.Privacy;

/// <summary>Addresses of machines on the internet.</summary>
internal static class InternetAddressSign
{
    private const string Mask = "<ip>";
    private const int LongestVersion6 = 45;

    /// <summary>Four numbers to 255 with dots, and no more of them; a version number of four parts is taken for one too.</summary>
    public static Found Version4(ReadOnlySpan<char> text, int at, char previous)
    {
        if (char.IsLetter(previous) || previous == '.')
        {
            return default;
        }

        int end = at;
        for (int part = 0; part < 4; part++)
        {
            if (part > 0 && (end >= text.Length || text[end++] != '.'))
            {
                return default;
            }

            int digits = DigitGroups.RunAt(text, end);
            if (digits is 0 or > 3 || int.Parse(text.Slice(end, digits), NumberStyles.None, CultureInfo.InvariantCulture) > 255)
            {
                return default;
            }

            end += digits;
        }

        return GoesOn(text, end) ? default : Found.Personal(end - at, Mask);
    }

    /// <summary>Groups of hexadecimal digits with colons; the dotted end of a mapped address is a version 4 of its own.</summary>
    public static Found Version6(ReadOnlySpan<char> text, int at, char previous)
    {
        if (char.IsLetter(previous) || !char.IsAsciiHexDigit(text[at]))
        {
            return default;
        }

        int end = at;
        while (end < text.Length && end - at <= LongestVersion6 && IsPart(text, end))
        {
            end++;
        }

        // A group that runs into a word, or into something that is masked itself, is none of the address.
        ReadOnlySpan<char> address = text[at..end];
        address = end < text.Length && char.IsLetter(text[end]) ? address[..(address.LastIndexOf(':') + 1)] : address;

        // One colon is the sentence's. Three are no address's, whatever comes behind: that may be one of its own, and masked before this is looked at again.
        bool crowded = address.EndsWith(":::");
        address = address.EndsWith(':') ? address[..^1] : address;
        bool written = !crowded && address.Length <= LongestVersion6 && address.Count(':') >= 2 && address.ContainsAnyInRange('0', '9');
        return written && IPAddress.TryParse(address, out IPAddress? parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6
            ? Found.Personal(address.Length, Mask)
            : default;
    }

    // A fifth number may be masked already.
    private static bool GoesOn(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length && text[end] == '.' && (char.IsAsciiDigit(text[end + 1]) || text[end + 1] == '<');

    // A run of digits that is masked as a number ends the address: it would once it is masked.
    private static bool IsPart(ReadOnlySpan<char> text, int at) =>
        text[at] == ':'
        || (char.IsAsciiHexDigit(text[at])
            && (!char.IsAsciiDigit(text[at]) || (at > 0 && char.IsAsciiDigit(text[at - 1])) || DigitGroups.RunAt(text, at) < LongNumberSign.Shortest));
}
