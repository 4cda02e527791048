using Microsoft.Extensions.Logging;

namespace Suffice.Hosting;

/// <summary>What a host of the engine says to the log; event id 620.</summary>
internal static partial class HostLog
{
    [LoggerMessage(620, LogLevel.Warning, "A line of a recording cannot be used: {Problem}")]
    public static partial void RecordingLineUnused(ILogger logger, string problem);
}
