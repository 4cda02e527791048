using System.Text;

namespace Suffice.Audit.Privacy;

/// <summary>Masks personal data and secrets in a text, keeping their kind: <c>&lt;email&gt;</c>, <c>&lt;phone&gt;</c>, <c>&lt;number&gt;</c>, ...</summary>
/// <remarks>
/// One pass, in time proportional to the text; masking a masked text changes nothing. It knows forms, not meanings: what it does not
/// catch is listed in docs/audit-report.md.
/// </remarks>
public static class PersonalDataMask
{
    // The first that finds something decides.
    private static readonly PersonalSign[] Signs =
    [
        KeptSigns.Uuid,
        KeySigns.PrivateKey,
        KeySigns.Token,
        KeySigns.Bearer,
        EmailSign.Find,
        IbanSign.Find,
        InternetAddressSign.Version4,
        InternetAddressSign.Version6,
        KeptSigns.Date,
        SocialSecuritySign.Find,
        CardSign.Find,
        PhoneSigns.International,
        PhoneSigns.NorthAmerican,
        PhoneSigns.National,
        KeptSigns.Amount,
        LongNumberSign.Find,
        NameSign.Find,
    ];

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
        foreach (PersonalSign sign in Signs)
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
