using System.Globalization;

namespace Suffice.Reviewing;

/// <summary>The time that a review is about: from when (inclusive) until when (exclusive), in UTC.</summary>
public static class ReviewSpan
{
    private const int UsualDays = 30;

    /// <summary>The last thirty days, whole days of which the ledger's roll-ups know, and today so far.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The time.</returns>
    public static (DateTimeOffset From, DateTimeOffset To) OfLatest(DateTimeOffset now) =>
        (new DateTimeOffset(now.UtcDateTime.Date.AddDays(-UsualDays), TimeSpan.Zero), now);

    /// <summary>A month.</summary>
    /// <param name="month">The month, such as <c>2026-11</c>.</param>
    /// <returns>The time; <see langword="null"/> when it is no month.</returns>
    public static (DateTimeOffset From, DateTimeOffset To)? OfMonth(string month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first) && first.Year < DateOnly.MaxValue.Year
            ? (new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(first.AddMonths(1), TimeOnly.MinValue, TimeSpan.Zero))
            : null;
}
