using System.Buffers;

namespace Suffice.Audit.Privacy;

/// <summary>Addresses of mail.</summary>
internal static class EmailSign
{
    private const int LongestName = 256;
    private const int LongestHost = 255;

    // Words without an address are left at their first space or sign.
    private static readonly SearchValues<char> Ends = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && !Joins(c))]);

    /// <summary>Finds one.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        int name = text.Slice(at, Math.Min(LongestName, text.Length - at)).IndexOfAny(Ends);
        if (name < 0 || text[at + name] != '@' || !IsName(text.Slice(at, name)))
        {
            return default;
        }

        int sign = at + name;
        int host = HostLength(text[(sign + 1)..]);
        return host > 0 ? Found.Personal(sign + 1 + host - at, "<email>") : default;
    }

    private static bool Joins(char c) => c is '.' or '_' or '%' or '+' or '-' or '\'';

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && !Joins(c))
            {
                return false;
            }
        }

        return true;
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
