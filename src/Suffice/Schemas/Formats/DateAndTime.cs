namespace Suffice.Schemas.Formats;

/// <summary>Dates and times of RFC 3339, 5.6.</summary>
internal static class DateAndTime
{
    private const int MinutesADay = 24 * 60;

    /// <summary><c>2026-11-23</c>.</summary>
    public static bool IsDate(ReadOnlySpan<char> text)
        => text.Length == 10 && text[4] == '-' && text[7] == '-'
            && TryNumber(text[..4], out int year) && TryNumber(text[5..7], out int month) && TryNumber(text[8..], out int day)
            && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn(year, month);

    /// <summary><c>14:05:59.5+01:00</c>; a 60th second only at the end of a day of UTC.</summary>
    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':' || !TryNumber(text[..2], out int hour)
            || !TryNumber(text[3..5], out int minute) || !TryNumber(text[6..8], out int second))
        {
            return false;
        }

        ReadOnlySpan<char> zone = SkipFraction(text[8..]);
        if (!TryOffset(zone, out int offset) || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        int utc = ((hour * 60) + minute - offset + MinutesADay) % MinutesADay;
        return second < 60 || utc == MinutesADay - 1;
    }

    /// <summary>A date, <c>T</c> and a time.</summary>
    public static bool IsDateTime(ReadOnlySpan<char> text)
        => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    private static ReadOnlySpan<char> SkipFraction(ReadOnlySpan<char> text)
    {
        if (text[0] != '.')
        {
            return text;
        }

        int end = text[1..].IndexOfAnyExceptInRange('0', '9');
        return end <= 0 ? [] : text[(end + 1)..];
    }

    private static bool TryOffset(ReadOnlySpan<char> zone, out int minutes)
    {
        minutes = 0;
        if (zone is ['Z' or 'z'])
        {
            return true;
        }

        if (zone.Length != 6 || zone[0] is not ('+' or '-') || zone[3] != ':'
            || !TryNumber(zone[1..3], out int hour) || !TryNumber(zone[4..], out int minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
