using Microsoft.Extensions.Logging;

namespace Suffice.Gateway;

/// <summary>What the gateway says to the log; event ids 800 to 899.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(800, LogLevel.Error, "A call of {Path} broke on our side")]
    public static partial void CallBroke(ILogger logger, Exception exception, string path);

    [LoggerMessage(801, LogLevel.Debug, "The tokens of a call to {Model} are estimated: {Reason}")]
    public static partial void CountEstimated(ILogger logger, string model, string reason);

    [LoggerMessage(810, LogLevel.Information, "Stopping: {Calls} calls are under way and have {Seconds} s to end")]
    public static partial void Drains(ILogger logger, int calls, double seconds);

    [LoggerMessage(811, LogLevel.Warning, "Stopping: the time is over, and {Calls} calls are ended before their answers are complete")]
    public static partial void DrainOver(ILogger logger, int calls);
}
