namespace Suffice.Chat.OpenAI;

/// <summary>OpenAI's times: whole seconds since 1970.</summary>
internal static class UnixTime
{
    private const long LastSecond = 253_402_300_799;

    /// <summary>The time, or <see langword="null"/> outside the years 1970 to 9999.</summary>
    public static DateTimeOffset? Read(long seconds) =>
        seconds is >= 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
