using System.Globalization;

namespace Suffice.Reports.Csv;

/// <summary>How values are written in a table: numbers without exponent, times in ISO 8601, nothing for what is not known.</summary>
internal static class CsvValue
{
    /// <summary>Text out of a log. One that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static string Text(string? text) => text is null ? string.Empty
        : IsRun(Shown(text)) ? "'" + Shown(text)
        : Shown(text);

    // Some programs take blanks away before they look, and wide letters for narrow ones.
    private static bool IsRun(string text) =>
        text.Length > 0 && (text[0] is '\t' or '\r' or '\n' || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20', ..]);

    // What a terminal would obey when somebody looks at the file.
    private static string Shown(string text) =>
        text.Any(IsObeyed) ? string.Concat(text.Select(c => IsObeyed(c) ? ' ' : c)) : text;

    private static bool IsObeyed(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');

    /// <summary>An amount.</summary>
    public static string Number(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A count.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A share, to six places.</summary>
    public static string Share(double? share) => share?.ToString("0.######", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A time (UTC).</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>The start of a day (UTC).</summary>
    public static string Time(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T00:00:00Z");
}
