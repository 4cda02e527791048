namespace Suffice.Audit.Privacy;

/// <summary>Reads digits as people group them.</summary>
internal static class DigitGroups
{
    // Longer runs are no group of any written form.
    private const int Longest = 20;

    /// <summary>How many digits stand at a place; counted to a little more than any form has.</summary>
    public static int RunAt(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && end - at <= Longest && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - at;
    }

    /// <summary>Reads groups of given lengths with one separator between each two.</summary>
    /// <returns>How long they are; 0 when they are not there.</returns>
    public static int Shape(ReadOnlySpan<char> text, int at, ReadOnlySpan<int> lengths, ReadOnlySpan<char> separators)
    {
        int end = at;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (i > 0 && (end >= text.Length || !separators.Contains(text[end++])))
            {
                return 0;
            }

            if (RunAt(text, end) != lengths[i])
            {
                return 0;
            }

            end += lengths[i];
        }

        return end - at;
    }

    /// <summary>True when the digits of a text end in their check digit by Luhn's rule.</summary>
    public static bool PassesLuhn(ReadOnlySpan<char> text)
    {
        int sum = 0;
        bool doubled = false;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            int digit = (text[i] - '0') * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }

        return sum % 10 == 0;
    }
}
