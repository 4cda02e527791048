using System.Globalization;
using System.Text.RegularExpressions;

namespace Suffice.Checks.Canonical;

/// <summary>A date as a text states it, in any of the usual forms; what was not stated is zero.</summary>
/// <param name="Year">The year, or 0.</param>
/// <param name="Month">The month.</param>
/// <param name="Day">The day, or 0.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
internal readonly partial record struct WrittenDate(int Year, int Month, int Day, int Start, int End)
{
    private const string Months =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string MonthStarts = "jan feb mar apr may jun jul aug sep oct nov dec";

    /// <summary>True when <c>03/04/2024</c> may also mean the other order.</summary>
    public bool MayBeSwapped { get; init; }

    /// <summary>True when both state the same day as far as both state it.</summary>
    public bool Agrees(WrittenDate other) =>
        AgreesAsRead(other)
        || (MayBeSwapped && Swapped().AgreesAsRead(other))
        || (other.MayBeSwapped && AgreesAsRead(other.Swapped()));

    /// <summary>Every date of a text, in order of form.</summary>
    public static List<WrittenDate> FindAll(string text)
    {
        List<WrittenDate> found = [];
        foreach (Match match in YearFirst().Matches(text))
        {
            Add(found, match, Number(match, "y"), Number(match, "m"), Number(match, "d"), false);
        }

        foreach (Match match in YearLast().Matches(text))
        {
            int first = Number(match, "a"), second = Number(match, "b");
            bool dayFirst = first > 12;
            Add(found, match, Number(match, "y"), dayFirst ? second : first, dayFirst ? first : second, first <= 12 && second <= 12);
        }

        foreach (Match match in Named().Matches(text))
        {
            string month = match.Groups["m"].Success ? match.Groups["m"].Value : match.Groups["n"].Value;
            int number = (MonthStarts.IndexOf(month[..3], StringComparison.OrdinalIgnoreCase) / 4) + 1;
            Add(found, match, Number(match, "y"), number, Number(match, "d"), false);
        }

        return found;
    }

    private static void Add(List<WrittenDate> found, Match match, int year, int month, int day, bool swappable)
    {
        if (month is >= 1 and <= 12 && day <= 31)
        {
            found.Add(new WrittenDate(year, month, day, match.Index, match.Index + match.Length) { MayBeSwapped = swappable });
        }
    }

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;

    private bool AgreesAsRead(WrittenDate other) =>
        Month == other.Month && Same(Day, other.Day) && Same(Year, other.Year);

    private static bool Same(int one, int two) => one == 0 || two == 0 || one == two;

    private WrittenDate Swapped() => this with { Month = Day, Day = Month };

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d.])(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    // The day stands before the month (5 January 2024, 5th of January) or after it (January 5, 2024); a month with a year may lack it.
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\s{1,2}(?:of\s)?(?<m>" + Months + @")\b\.?(?:,?\s{1,2}(?<y>\d{4})\b)?"
        + "|(?<n>" + Months + @")\b\.?\s{1,2}(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s{1,2}(?<y>\d{4})\b)?|(?<y>\d{4})\b))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
