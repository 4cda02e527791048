using System.Text;

namespace Suffice.Audit.Privacy;

/// <summary>Masks personal data and secrets in a text, keeping their kind: <c>&lt;email&gt;</c>, <c>&lt;phone&gt;</c>, <c>&lt;number&gt;</c>, ...</summary>
/// <remarks>
/// One pass, in time proportional to the text; masking a masked text changes nothing. It knows forms, not meanings: what it does not
/// catch is listed in docs/audit-report.md.
/// </remarks>
public static class PersonalDataMask
{
    // The first that finds something decides; each is asked only where its kind can begin.
    private static readonly (Func<char, bool> Begins, PersonalSign Find)[] Signs =
    [
        (char.IsAsciiHexDigit, KeptSigns.Uuid),
        (c => c == '-', KeySigns.PrivateKey),
        (KeySigns.BeginsToken, KeySigns.Token),
        (c => c is 'B' or 'b', KeySigns.Bearer),
        (SecretSign.Begins, SecretSign.Find),
        (char.IsLetterOrDigit, EmailSign.Find),
        (char.IsAsciiLetterUpper, IbanSign.Find),
        (char.IsAsciiDigit, InternetAddressSign.Version4),
        (char.IsAsciiHexDigit, InternetAddressSign.Version6),
        (char.IsAsciiDigit, KeptSigns.Date),
        (char.IsAsciiDigit, SocialSecuritySign.Find),
        (char.IsAsciiDigit, CardSign.Find),
        (c => c is '+' or '0', PhoneSigns.International),
        (c => c == '(' || char.IsAsciiDigit(c), PhoneSigns.NorthAmerican),
        (c => c is '(' or '0', PhoneSigns.National),
        (char.IsAsciiDigit, KeptSigns.Amount),
        (char.IsAsciiDigit, LongNumberSign.Find),
        (NameSign.Begins, NameSign.Find),
    ];

    // By the first character; the last for all beyond ASCII, where only letters can begin something.
    private static readonly PersonalSign[][] ByFirst =
        [.. Enumerable.Range(0, 128).Append('é').Select(c => Signs.Where(sign => sign.Begins((char)c)).Select(sign => sign.Find).ToArray())];

    /// <summary>Masks a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text when there is nothing to mask.</returns>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        StringBuilder? masked = null;
        char previous = '\n';
        int at = 0;
        int written = 0;
        while (at < text.Length)
        {
            if (char.IsAsciiLetter(text[at]) && char.IsAsciiLetter(previous))
            {
                // Inside a word: most characters of most texts.
                previous = text[at++];
                continue;
            }

            Found found = Begins(text[at], previous) ? Look(text, at, previous) : default;
            int kept = found.IsNothing ? 1 : found.Kept;
            at += kept;
            previous = kept > 0 ? text[at - 1] : previous;
            if (found.Masked > 0)
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, written, at - written).Append(found.Mask);
                at += found.Masked;
                written = at;
                previous = '>';
            }
        }

        return masked is null ? text : masked.Append(text, written, text.Length - written).ToString();
    }

    private static Found Look(ReadOnlySpan<char> text, int at, char previous)
    {
        foreach (PersonalSign sign in ByFirst[Math.Min(text[at], (char)128)])
        {
            Found found = sign(text, at, previous);
            if (!found.IsNothing)
            {
                return found;
            }
        }

        return default;
    }

    private static bool Begins(char c, char previous) => c switch
    {
        >= '0' and <= '9' => !char.IsAsciiDigit(previous),
        '+' or '(' => !char.IsAsciiDigit(previous),
        '-' => previous != '-',
        _ => char.IsLetter(c) && !char.IsLetterOrDigit(previous),
    };
}
