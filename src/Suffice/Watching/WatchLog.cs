using Microsoft.Extensions.Logging;

namespace Suffice.Watching;

/// <summary>What watching says to the log; event ids 600 to 699.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(600, LogLevel.Error, "Comparing the answer of request {Request} broke; its caller has its answer all the same")]
    public static partial void ShadowBroke(ILogger logger, Exception exception, string request);
}
