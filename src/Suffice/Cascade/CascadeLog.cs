using Microsoft.Extensions.Logging;

namespace Suffice.Cascade;

/// <summary>What the cascade says to the log; event ids 300 to 399.</summary>
internal static partial class CascadeLog
{
    [LoggerMessage(300, LogLevel.Error, "The check {Check} broke; the answer is held as not passed")]
    public static partial void CheckBroke(ILogger logger, Exception exception, string check);

    [LoggerMessage(303, LogLevel.Error, "The check {Check} broke while the answer arrived; it will judge the whole answer")]
    public static partial void EarlyCheckBroke(ILogger logger, Exception exception, string check);

    [LoggerMessage(304, LogLevel.Error, "The check {Check} broke while it mended an answer; the answer stays as it was")]
    public static partial void RepairBroke(ILogger logger, Exception exception, string check);

    [LoggerMessage(305, LogLevel.Error, "The stream of request {Request} broke on our side")]
    public static partial void StreamBroke(ILogger logger, Exception exception, string request);

    [LoggerMessage(301, LogLevel.Warning, "{Model} failed: {Kind}: {Message}")]
    public static partial void CallFailed(ILogger logger, string model, Providers.FailureKind kind, string message);

    [LoggerMessage(302, LogLevel.Error, "Recording request {Request} failed; the answer was served all the same")]
    public static partial void NotRecorded(ILogger logger, Exception exception, string request);
}
