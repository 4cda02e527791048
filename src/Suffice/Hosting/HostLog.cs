using Microsoft.Extensions.Logging;

namespace Suffice.Hosting;

/// <summary>What a host of the engine says to the log; event ids 620 to 621.</summary>
internal static partial class HostLog
{
    [LoggerMessage(620, LogLevel.Warning, "A line of a recording cannot be used: {Problem}")]
    public static partial void RecordingLineUnused(ILogger logger, string problem);

    [LoggerMessage(621, LogLevel.Warning, "{Problem} Its history of policies lacks version {Version} until the next start or change; calls go on")]
    public static partial void PolicyNotKept(ILogger logger, string problem, string version);
}
