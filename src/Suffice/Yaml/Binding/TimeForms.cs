using System.Globalization;
using System.Text.Json.Nodes;

namespace Suffice.Yaml.Binding;

/// <summary>The forms of durations and days.</summary>
internal static class TimeForms
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    public static ScalarForm Duration { get; } = new(
        "a duration",
        "a number and a unit (ms, s, m, h, d), such as 30s",
        text => new(ReadDuration(text)),
        value => WriteDuration((TimeSpan)value),
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+(\\.[0-9]+)?(ms|s|m|h|d)$" });

    public static ScalarForm Day { get; } = new(
        "a day",
        "year, month and day, such as 2026-10-07",
        text => new(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null),
        value => ((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        () => new JsonObject { ["type"] = "string", ["format"] = "date" });

    internal static TimeSpan? ReadDuration(string text)
    {
        (string? unit, TimeSpan length) = Units.FirstOrDefault(u => text.EndsWith(u.Unit, StringComparison.Ordinal));
        if (unit is null
            || !decimal.TryParse(
                text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal count)
            || count > TimeSpan.MaxValue.Ticks / length.Ticks)
        {
            return null;
        }

        return TimeSpan.FromTicks((long)(count * length.Ticks));
    }

    internal static string WriteDuration(TimeSpan span)
    {
        (string unit, TimeSpan length) = Units.LastOrDefault(u => span.Ticks % u.Length.Ticks == 0 && span.Ticks >= u.Length.Ticks, Units[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)span.Ticks / length.Ticks:0.####}{unit}");
    }
}
