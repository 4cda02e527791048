using Microsoft.Extensions.Logging;

namespace Suffice.Gateway;

/// <summary>What the gateway says to the log; event ids 800 to 899.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(800, LogLevel.Error, "A call of {Path} broke on our side")]
    public static partial void CallBroke(ILogger logger, Exception exception, string path);

    [LoggerMessage(801, LogLevel.Debug, "The tokens of a call to {Model} are estimated: {Reason}")]
    public static partial void CountEstimated(ILogger logger, string model, string reason);
}
