using Microsoft.Extensions.Logging;
using Suffice.Watching.Alarms;

namespace Suffice.Watching;

/// <summary>What watching says to the log; event ids 600 to 699.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(600, LogLevel.Error, "Comparing the answer of request {Request} broke; its caller has its answer all the same")]
    public static partial void ShadowBroke(ILogger logger, Exception exception, string request);

    [LoggerMessage(601, LogLevel.Warning, "{Task} is demoted to its safe rung: {Why}. A new calibration, or 'suffice review --lift {Task}', lifts it")]
    public static partial void Demoted(ILogger logger, string task, string why);

    [LoggerMessage(602, LogLevel.Warning, "{Signal} of {Subject} has changed: {Why}")]
    public static partial void Noticed(ILogger logger, DriftSignal signal, string subject, string why);

    [LoggerMessage(603, LogLevel.Information, "{Task} is trusted again: {Why}")]
    public static partial void Lifted(ILogger logger, string task, string why);

    [LoggerMessage(604, LogLevel.Error, "{Problem}; the tasks stay as demoted or trusted as they were")]
    public static partial void TrustNotRead(ILogger logger, string problem);

    [LoggerMessage(605, LogLevel.Error, "Looking for drift broke; it is tried again")]
    public static partial void LookBroke(ILogger logger, Exception exception);
}
