using System.Collections.Frozen;

namespace Suffice.Fingerprints;

/// <summary>Dates written with an English month name, with or without the day of the week.</summary>
internal static class PromptDate
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Months = Names(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Days = Names(
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun");

    /// <summary>
    /// The length of a date that begins with a month or a day of the week (<c>November 23, 2026</c>); 0 when it is
    /// none.
    /// </summary>
    public static int LengthAtName(ReadOnlySpan<char> text, int at, PromptWord word)
    {
        if (word.HasDigit || word.Length is < 3 or > 9 || !char.IsAsciiLetterUpper(text[at]))
        {
            return 0;
        }

        ReadOnlySpan<char> name = text.Slice(at, word.Length);
        int end = at + word.Length;
        return Months.Contains(name) ? AfterMonth(text, end) - at
            : Days.Contains(name) ? AfterDay(text, end) - at
            : 0;
    }

    /// <summary>
    /// The length of a date that begins with the day of the month (<c>23 November 2026</c>); 0 when it is none.
    /// </summary>
    public static int LengthAtDay(ReadOnlySpan<char> text, int at)
    {
        int end = PromptNumber.Digits(text, at);
        if (end - at > 2)
        {
            return 0;
        }

        end = Gap(text, PromptNumber.Ordinal(text, end));
        end = end + 3 < text.Length && text.Slice(end, 3) is "of " ? end + 3 : end;
        PromptWord month = end < text.Length ? PromptWord.At(text, end) : default;
        bool named = month.Length >= 3 && char.IsAsciiLetterUpper(text[end]) && Months.Contains(text.Slice(end, month.Length));
        return named ? Year(text, end + month.Length) - at : 0;
    }

    /// <summary>The place after the day and year that follow a month; 0 when no number follows.</summary>
    private static int AfterMonth(ReadOnlySpan<char> text, int month)
    {
        int day = Gap(text, month);
        if (!PromptToken.IsDigitAt(text, day))
        {
            return 0;
        }

        int end = PromptNumber.Digits(text, day);
        return end - day > 2 ? end : Year(text, PromptNumber.Ordinal(text, end));
    }

    private static int AfterDay(ReadOnlySpan<char> text, int day)
    {
        int next = Gap(text, day);
        if (next >= text.Length)
        {
            return 0;
        }

        if (char.IsAsciiDigit(text[next]))
        {
            int date = LengthAtDay(text, next);
            return next + (date > 0 ? date : PromptNumber.LengthAt(text, next));
        }

        PromptWord word = PromptWord.At(text, next);
        return word.Length > 0 && Months.Contains(text.Slice(next, word.Length)) ? AfterMonth(text, next + word.Length) : 0;
    }

    private static int Year(ReadOnlySpan<char> text, int at)
    {
        int year = Gap(text, at);
        int end = PromptNumber.Digits(text, year);
        return end - year == 4 && (end == text.Length || !PromptWord.IsPart(text[end])) ? end : at;
    }

    // At most ", " or ". " or "-" between the parts of a date.
    private static int Gap(ReadOnlySpan<char> text, int at)
    {
        at += at < text.Length && text[at] is ',' or '.' or '-' ? 1 : 0;
        return at + (at < text.Length && text[at] == ' ' ? 1 : 0);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params string[] names) =>
        names.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
