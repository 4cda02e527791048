namespace Suffice.Audit.Privacy;

/// <summary>Phone numbers in the forms that can be told from other numbers.</summary>
internal static class PhoneSigns
{
    private const string Mask = "<phone>";

    // E.164.
    private const int MostDigits = 15;

    private static readonly int[] Local = [3, 4];
    private static readonly int[] Area = [3, 3, 4];
    private static readonly int[] AreaAndCountry = [1, 3, 3, 4];

    /// <summary>With <c>+</c> or <c>00</c> and a country.</summary>
    public static Found International(ReadOnlySpan<char> text, int at, char previous)
    {
        int start = text[at] == '+' ? at + 1 : at;
        bool dialled = text[at..] is ['0', '0', >= '1' and <= '9', ..] && !char.IsLetter(previous);
        if (start == at && !dialled)
        {
            return default;
        }

        int length = Groups(text, start, MostDigits, out int digits, out _);
        return digits >= (start > at ? 7 : 9) ? Found.Personal(start + length - at, Mask) : default;
    }

    /// <summary>Three digits, three, four; the first three in brackets or not, after a 1 or not.</summary>
    public static Found NorthAmerican(ReadOnlySpan<char> text, int at, char previous)
    {
        if (char.IsLetter(previous))
        {
            return default;
        }

        if (text[at] == '(')
        {
            int close = at + 4;
            bool area = DigitGroups.RunAt(text, at + 1) == 3 && close < text.Length && text[close] == ')' && text[at + 1] != '0';
            int local = area && close + 1 < text.Length && text[close + 1] == ' ' ? close + 2 : close + 1;
            int rest = area ? DigitGroups.Shape(text, local, Local, "-. ") : 0;
            return rest > 0 ? Found.Personal(local + rest - at, Mask) : default;
        }

        int plain = DigitGroups.Shape(text, at, Area, "-. ");
        int country = plain == 0 && text[at] == '1' ? DigitGroups.Shape(text, at, AreaAndCountry, "-. ") : 0;
        int length = Math.Max(plain, country);
        return length > 0 && IsExchange(text[at + length - 12]) && IsExchange(text[at + length - 8]) && text[at + length - 5] != ' '
            ? Found.Personal(length, Mask)
            : default;
    }

    /// <summary>A 0 and groups, as much of the world writes numbers at home.</summary>
    public static Found National(ReadOnlySpan<char> text, int at, char previous)
    {
        int zero = text[at] == '(' ? at + 1 : at;
        if (char.IsLetter(previous) || zero >= text.Length || text[zero] != '0' || DigitGroups.RunAt(text, zero) < 2)
        {
            return default;
        }

        int length = Groups(text, at, 12, out int digits, out int groups);
        return groups >= 2 && digits >= 9 ? Found.Personal(length, Mask) : default;
    }

    private static bool IsExchange(char c) => c is >= '2' and <= '9';

    /// <summary>Whole groups of digits from a place on, while they are not too many together and none begins a date.</summary>
    private static int Groups(ReadOnlySpan<char> text, int at, int most, out int digits, out int groups)
    {
        digits = 0;
        groups = 0;
        int end = at;
        int next = at;
        while (next < text.Length)
        {
            int gap = groups == 0 && text[next] != '(' ? 0 : GapLength(text, next);
            int run = DigitGroups.RunAt(text, next + gap);
            if (run == 0 || digits + run > most || (groups > 0 && (gap == 0 || KeptSigns.DateLength(text, next + gap) > 0)))
            {
                break;
            }

            digits += run;
            groups++;
            end = next + gap + run;
            next = end;
        }

        return end - at;
    }

    /// <summary>One separator, or brackets with a space beside them.</summary>
    private static int GapLength(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        int brackets = 0;
        while (end < text.Length && end - at < 3 && text[end] is ' ' or '-' or '.' or '/' or '(' or ')' or '\u00a0')
        {
            brackets += text[end] is '(' or ')' ? 1 : 0;
            end++;
        }

        return end - at - brackets <= 1 ? end - at : 0;
    }
}
