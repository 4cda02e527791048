using System.Globalization;

namespace Suffice.Agents.Tickets;

/// <summary>Times as tools write them.</summary>
internal static class TicketTime
{
    // Seconds or milliseconds since 1970; between 2001 and 2286 these do not overlap.
    private const double LeastSeconds = 1e9;
    private const double LeastMilliseconds = 1e12;
    private const double MostMilliseconds = 1e13;

    /// <summary>Reads a time.</summary>
    /// <param name="word">A day, a time (UTC where it says no zone), or seconds or milliseconds since 1970.</param>
    /// <returns>The time, in UTC; <see langword="null"/> when it is none.</returns>
    public static DateTimeOffset? Read(string word)
    {
        if (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return number is >= LeastMilliseconds and < MostMilliseconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)number)
                : number is >= LeastSeconds and < LeastMilliseconds / 100 ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number * 1000))
                : null;
        }

        return word.Length >= 8 && DateTimeOffset.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
    }
}
