using Microsoft.Extensions.Logging;

namespace Suffice.Providers;

/// <summary>What talking to providers has to say to the operator.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 700, Level = LogLevel.Warning,
        Message = "Provider {Provider} sent an error that no rule knows: status {Status}, code {Code}: {Message}")]
    public static partial void UnknownProviderError(this ILogger logger, string provider, int status, string? code, string message);

    [LoggerMessage(EventId = 701, Level = LogLevel.Debug,
        Message = "The call to {Provider} loses {Lost}: its protocol cannot carry them")]
    public static partial void CallLoses(this ILogger logger, string provider, string lost);

    [LoggerMessage(EventId = 702, Level = LogLevel.Error,
        Message = "The call could not be recorded in {File}; answers go on, further failures to record are counted and not logged")]
    public static partial void RecordingFailed(this ILogger logger, Exception exception, string file);
}
