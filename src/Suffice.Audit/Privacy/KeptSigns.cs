using System.Globalization;

namespace Suffice.Audit.Privacy;

/// <summary>What looks like an account number or a phone number and is none: it stays.</summary>
internal static class KeptSigns
{
    private const int LongestAmount = 9;

    private static readonly int[][] DateShapes = [[4, 2, 2], [2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4], [2, 2, 2], [1, 1, 2], [1, 2, 2], [2, 1, 2]];

    /// <summary>8-4-4-4-12 hexadecimal digits: an id of a machine.</summary>
    public static Found Uuid(ReadOnlySpan<char> text, int at, char previous) =>
        text.Length - at >= 36 && text[at + 8] == '-' && text[at + 13] == '-' && Guid.TryParseExact(text.Slice(at, 36), "D", out _)
            ? Found.Harmless(36)
            : default;

    /// <summary>A date in figures, with separators or as <c>20261007</c>.</summary>
    public static Found Date(ReadOnlySpan<char> text, int at, char previous)
    {
        int length = DateLength(text, at);
        return length > 0 ? Found.Harmless(length) : default;
    }

    /// <summary>How long the date at a place is; 0 for none.</summary>
    public static int DateLength(ReadOnlySpan<char> text, int at)
    {
        if (DigitGroups.RunAt(text, at) == 8)
        {
            return IsDay(text.Slice(at, 8)) ? 8 : 0;
        }

        foreach (int[] shape in DateShapes)
        {
            int length = DigitGroups.Shape(text, at, shape, "-./");
            if (length > 0 && text[at + shape[0]] == text[at + shape[0] + 1 + shape[1]] && IsDate(text.Slice(at, length), shape))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>A number with a fraction, or after a sign of currency.</summary>
    public static Found Amount(ReadOnlySpan<char> text, int at, char previous)
    {
        int whole = DigitGroups.RunAt(text, at);
        if (whole is 0 or > LongestAmount)
        {
            return default;
        }

        int point = at + whole;
        int fraction = point < text.Length && text[point] == '.' ? DigitGroups.RunAt(text, point + 1) : 0;
        if (fraction > 0)
        {
            // A card's number behind a point is one all the same.
            bool secret = fraction > 19 || (fraction >= 13 && DigitGroups.PassesLuhn(text.Slice(point + 1, fraction)));
            return secret ? default : Found.Harmless(whole + 1 + fraction);
        }

        return previous is '$' or '€' or '£' or '¥' ? Found.Harmless(whole) : default;
    }

    private static bool IsDate(ReadOnlySpan<char> date, int[] shape)
    {
        int first = Number(date[..shape[0]]);
        int second = Number(date.Slice(shape[0] + 1, shape[1]));
        int third = Number(date[^shape[2]..]);
        return shape[0] == 4
            ? second is >= 1 and <= 12 && third is >= 1 and <= 31
            : first is >= 1 and <= 31 && second is >= 1 and <= 31 && (first <= 12 || second <= 12);
    }

    private static bool IsDay(ReadOnlySpan<char> day) =>
        DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year is >= 1900 and < 2100;

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
