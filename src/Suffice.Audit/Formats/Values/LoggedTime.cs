using System.Globalization;
using System.Text.Json;

namespace Suffice.Audit.Formats.Values;

/// <summary>Reads times in the ways that logs write them: ISO 8601 with or without a zone (then UTC), or a count since 1970.</summary>
internal static class LoggedTime
{
    private const decimal LastSecond = 253_402_300_799;

    public static DateTimeOffset? Time(this JsonElement row, ReadOnlySpan<byte> name) => Of(row.Get(name));

    public static DateTimeOffset? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => OfCount(value.AsNumber()),
        JsonValueKind.String => OfText(value.GetString()),
        _ => null,
    };

    public static DateTimeOffset? OfText(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> time = text.Trim();
        if (time.EndsWith(" UTC", StringComparison.Ordinal))
        {
            time = time[..^4];
        }

        if (time.Length >= 10 && time[4] is '-' or '/')
        {
            return DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out DateTimeOffset at)
                ? at
                : null;
        }

        return decimal.TryParse(time, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal count) ? OfCount(count) : null;
    }

    /// <summary>The unit is told by the size: a count of seconds stays below 10^11 until the year 5138, one of milliseconds is above it since 1973.</summary>
    public static DateTimeOffset? OfCount(decimal? count)
    {
        decimal? seconds = count switch
        {
            null or < 0 => null,
            < 100_000_000_000m => count,
            < 100_000_000_000_000m => count / 1_000m,
            < 100_000_000_000_000_000m => count / 1_000_000m,
            _ => count / 1_000_000_000m,
        };
        return seconds is <= LastSecond ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds.Value * TimeSpan.TicksPerSecond)) : null;
    }

    /// <summary>The time between two times; <see langword="null"/> when one is not known or they are the wrong way round.</summary>
    public static TimeSpan? Between(DateTimeOffset? start, DateTimeOffset? end) => end >= start ? end - start : null;
}
