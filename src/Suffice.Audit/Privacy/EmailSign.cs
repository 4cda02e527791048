namespace Suffice.Audit.Privacy;

/// <summary>Addresses of mail.</summary>
internal static class EmailSign
{
    private const int LongestName = 256;
    private const int LongestHost = 255;

    /// <summary>Finds one.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        if (!char.IsLetterOrDigit(text[at]))
        {
            return default;
        }

        int sign = at;
        while (sign < text.Length && sign - at < LongestName && (char.IsLetterOrDigit(text[sign]) || text[sign] is '.' or '_' or '%' or '+' or '-' or '\''))
        {
            sign++;
        }

        if (sign >= text.Length || text[sign] != '@')
        {
            return default;
        }

        int host = HostLength(text[(sign + 1)..]);
        return host > 0 ? Found.Personal(sign + 1 + host - at, "<email>") : default;
    }

    /// <summary>The longest beginning that ends in a dot and two letters or more.</summary>
    private static int HostLength(ReadOnlySpan<char> text)
    {
        int best = 0;
        int letters = 0;
        bool dotted = false;
        for (int i = 0; i < text.Length && i < LongestHost; i++)
        {
            char c = text[i];
            if (c == '.' && i > 0 && text[i - 1] != '.')
            {
                dotted = true;
                letters = 0;
            }
            else if (char.IsLetter(c))
            {
                letters++;
                best = dotted && letters >= 2 ? i + 1 : best;
            }
            else if (char.IsAsciiDigit(c) || c == '-')
            {
                letters = int.MinValue / 2;
            }
            else
            {
                break;
            }
        }

        return best;
    }
}
