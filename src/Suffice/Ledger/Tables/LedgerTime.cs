namespace Suffice.Ledger.Tables;

/// <summary>Times as the ledger's columns hold them: whole microseconds, days counted from 1970 in UTC.</summary>
internal static class LedgerTime
{
    public const long MicrosPerDay = 24L * 60 * 60 * 1_000_000;

    /// <summary>The number that <see cref="DateOnly.DayNumber"/> gives 1970-01-01.</summary>
    public static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static long Micros(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long micros) =>
        DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    public static TimeSpan Span(long micros) => new(micros * TimeSpan.TicksPerMicrosecond);

    public static long Day(DateTimeOffset at) => Day(Micros(at));

    /// <summary>The day of a moment, rounding down before 1970 too.</summary>
    public static long Day(long micros) =>
        (micros / MicrosPerDay) - (micros % MicrosPerDay < 0 ? 1 : 0);

    public static DateOnly Date(long day) => DateOnly.FromDayNumber((int)day + EpochDay);

    public static long Day(DateOnly day) => day.DayNumber - EpochDay;

    /// <summary>The midnight with which a day begins.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
