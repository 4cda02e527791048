using Microsoft.Extensions.Logging;

namespace Suffice.Cascade;

/// <summary>What the cascade says to the log; event ids 300 to 399.</summary>
internal static partial class CascadeLog
{
    [LoggerMessage(300, LogLevel.Error, "The check {Check} broke; the answer is held as not passed")]
    public static partial void CheckBroke(ILogger logger, Exception exception, string check);

    [LoggerMessage(301, LogLevel.Warning, "{Model} failed: {Kind}: {Message}")]
    public static partial void CallFailed(ILogger logger, string model, Providers.FailureKind kind, string message);

    [LoggerMessage(302, LogLevel.Error, "Recording request {Request} failed; the answer was served all the same")]
    public static partial void NotRecorded(ILogger logger, Exception exception, string request);
}
