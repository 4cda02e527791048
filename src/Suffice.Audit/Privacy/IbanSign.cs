using System.Collections.Frozen;

namespace Suffice.Audit.Privacy;

/// <summary>Account numbers after ISO 13616, in one piece or in groups.</summary>
internal static class IbanSign
{
    // Lengths by country: the registry of SWIFT.
    private const string Registry =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28"
        + "HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25"
        + "QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static readonly FrozenDictionary<string, int> Lengths =
        Registry.Chunk(4).ToFrozenDictionary(entry => new string(entry, 0, 2), entry => ((entry[2] - '0') * 10) + (entry[3] - '0'), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByCountry = Lengths.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds one.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        if (text.Length - at < 15 || !ByCountry.TryGetValue(text.Slice(at, 2), out int length))
        {
            return default;
        }

        Span<char> number = stackalloc char[34];
        int read = 0;
        int end = at;
        for (; end < text.Length && read < length; end++)
        {
            char c = text[end];
            if (char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            {
                number[read++] = c;
            }
            else if (c is not (' ' or '-' or '\u00a0') || !char.IsAsciiLetterOrDigit(text[end - 1]))
            {
                return default;
            }
        }

        return read == length && Remainder(number[..4], Remainder(number[4..read], 0)) == 1
            ? Found.Personal(end - at, "<iban>")
            : default;
    }

    // The country and the check digits count last; a letter counts as two digits.
    private static int Remainder(ReadOnlySpan<char> characters, int remainder)
    {
        foreach (char c in characters)
        {
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder;
    }
}
