using System.Globalization;

namespace Suffice.Reports;

/// <summary>How figures read in every output for people.</summary>
public static class Figures
{
    /// <summary>US dollars, with as many places as the amount needs to say something.</summary>
    /// <param name="usd">The amount; <see langword="null"/> is unknown, never zero.</param>
    /// <returns>The text.</returns>
    public static string Usd(decimal? usd) => usd switch
    {
        null => "unknown",
        0m => "$0",
        _ when Math.Abs(usd.Value) >= 1m => usd.Value.ToString("$#,##0.00;-$#,##0.00", CultureInfo.InvariantCulture),
        _ when Math.Abs(usd.Value) >= 0.001m => usd.Value.ToString("$0.0000;-$0.0000", CultureInfo.InvariantCulture),
        _ => usd.Value.ToString("$0.000000######;-$0.000000######", CultureInfo.InvariantCulture),
    };

    /// <summary>A number of calls, rows or tokens.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The text.</returns>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with its word: <c>1 call</c>, <c>2 calls</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The word for one.</param>
    /// <returns>The text.</returns>
    public static string Count(long count, string one) => $"{Count(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary>A share in percent.</summary>
    /// <param name="share">The share, 1 for all.</param>
    /// <returns>The text.</returns>
    public static string Percent(double share) => share.ToString(share is > 0 and < 0.001 or > 0.999 and < 1 ? "0.00%" : "0.#%", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    /// <param name="time">A time on it.</param>
    /// <returns>The text, UTC.</returns>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The text.</returns>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A period.</summary>
    /// <param name="period">Its first and last time.</param>
    /// <returns>The text, in days of UTC.</returns>
    public static string Period((DateTimeOffset First, DateTimeOffset Last) period) =>
        Day(period.First) == Day(period.Last) ? Day(period.First) : $"{Day(period.First)} to {Day(period.Last)}";

    /// <summary>The size of a file.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <returns>The text.</returns>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB"),
    };
}
