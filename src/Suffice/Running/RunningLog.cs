using Microsoft.Extensions.Logging;

namespace Suffice.Running;

/// <summary>What running pipelines says to the log; event ids 320 to 329.</summary>
internal static partial class RunningLog
{
    [LoggerMessage(320, LogLevel.Error, "The step {Step} of the run {Run} broke on our side")]
    public static partial void StepBroke(ILogger logger, Exception exception, string step, string run);

    [LoggerMessage(321, LogLevel.Error, "What the run {Run} did cannot be kept; a rerun would do it again")]
    public static partial void NotKept(ILogger logger, Exception exception, string run);

    [LoggerMessage(322, LogLevel.Error, "Recording a row of the run {Run} failed; the run goes on all the same")]
    public static partial void NotRecorded(ILogger logger, Exception exception, string run);
}
