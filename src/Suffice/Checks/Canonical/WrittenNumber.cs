using System.Globalization;

namespace Suffice.Checks.Canonical;

/// <summary>A number as a text states it: its value and how exactly it was written.</summary>
/// <param name="Value">The value; a percent sign is not applied.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Start">Where it begins in the text, sign and currency left out.</param>
/// <param name="End">Where it ends, percent sign and scale letter left out.</param>
internal readonly record struct WrittenNumber(decimal Value, int Decimals, int Start, int End)
{
    private const int MostDigits = 24;

    /// <summary>True when it was written like <c>2.000</c>: elsewhere that is two thousand.</summary>
    public bool MayBePointGrouped { get; init; }

    /// <summary>Reads the number whose first digit (or point) is here.</summary>
    /// <remarks>Groups of three after a comma count as thousands; any other comma ends the number.</remarks>
    /// <returns>False when it is not one, or has more digits than can be held exactly.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out WrittenNumber number)
    {
        number = default;
        Span<char> digits = stackalloc char[MostDigits + 2];
        int length = 0, decimals = -1, at = start;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsAsciiDigit(c))
            {
                if (length > MostDigits)
                {
                    return false;
                }

                digits[length++] = c;
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (c == '.' && decimals < 0 && IsDigit(text, at + 1))
            {
                digits[length++] = c;
                decimals = 0;
            }
            else if (c != ',' || decimals >= 0 || length == 0 || !IsGroup(text, at + 1))
            {
                break;
            }

            at++;
        }

        if (length == 0 || !decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
        {
            return false;
        }

        number = new WrittenNumber(value, Math.Max(0, decimals), start, at) { MayBePointGrouped = decimals == 3 && length <= 7 && digits[0] != '0' };
        return true;
    }

    /// <summary>Every number of a text, in order.</summary>
    /// <remarks>Digits that belong to a word or a dotted version (<c>A4</c>, <c>1.2.3</c>) are not numbers.</remarks>
    public static List<WrittenNumber> FindAll(ReadOnlySpan<char> text)
    {
        List<WrittenNumber> found = [];
        int at = 0;
        while (at < text.Length)
        {
            int next = text[at..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                break;
            }

            int start = at + next;
            if (start > at && text[start - 1] == '.' && (start < 2 || !char.IsLetterOrDigit(text[start - 2])))
            {
                start--;
            }

            at = TryRead(text, start, out WrittenNumber number) ? number.End : SkipDigits(text, start);
            if (number.End > 0 && StandsAlone(text, number))
            {
                found.Add(number);
            }
        }

        return found;
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, WrittenNumber number)
    {
        char before = number.Start > 0 ? text[number.Start - 1] : ' ';
        char after = number.End < text.Length ? text[number.End] : ' ';
        return !char.IsLetterOrDigit(before) && before is not '_'
            && !(before == '.' && number.Start > 1 && char.IsAsciiDigit(text[number.Start - 2]))
            && !(after == '.' && IsDigit(text, number.End + 1)) && after is not '_';
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ','))
        {
            at++;
        }

        return at;
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsGroup(ReadOnlySpan<char> text, int at) =>
        IsDigit(text, at) && IsDigit(text, at + 1) && IsDigit(text, at + 2) && !IsDigit(text, at + 3);
}
