using System.Globalization;

namespace Suffice.Dashboard.Tables;

/// <summary>How a duration reads.</summary>
public static class Durations
{
    /// <summary>It with a unit that fits.</summary>
    /// <param name="time">How long.</param>
    /// <returns>Such as <c>840 ms</c>, <c>2.4 s</c> or <c>3 min 20 s</c>.</returns>
    public static string Of(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###} ms"),
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s"),
        < 3_600_000 => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };
}
