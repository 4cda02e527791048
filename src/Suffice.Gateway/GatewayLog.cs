using Microsoft.Extensions.Logging;

namespace Suffice.Gateway;

/// <summary>What the gateway says to the log; event ids 800 to 899.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(800, LogLevel.Error, "A call of {Path} broke on our side")]
    public static partial void CallBroke(ILogger logger, Exception exception, string path);

    [LoggerMessage(801, LogLevel.Debug, "The tokens of a call to {Model} are estimated: {Reason}")]
    public static partial void CountEstimated(ILogger logger, string model, string reason);

    [LoggerMessage(EventId = 810, Message =
        "Request {Request} of {Task}: {Outcome} by {Path} ({Reason}) in {LatencyMs} ms, {OverheadMs} ms of them ours, for {CostUsd} USD")]
    public static partial void RequestEnded(
        ILogger logger, LogLevel level, string request, string task, string outcome, string path, string reason, double latencyMs, double overheadMs, decimal? costUsd);

    [LoggerMessage(811, LogLevel.Warning, "telemetry.otlp has changed; the gateway goes on sending as it did when it started, until it is started again")]
    public static partial void OtlpChanged(ILogger logger);

    [LoggerMessage(812, LogLevel.Warning, "Telemetry could not be sent; calls go on as they did: {Message}")]
    public static partial void NotSent(ILogger logger, string message);

    [LoggerMessage(820, LogLevel.Information, "{Count} callers' keys are in force from {Path}")]
    public static partial void KeysRead(ILogger logger, int count, string path);

    [LoggerMessage(821, LogLevel.Error, "The callers' keys stay as they were: {Problem}")]
    public static partial void KeysNotRead(ILogger logger, string problem);

    [LoggerMessage(822, LogLevel.Information, "{Name} signed in, with role {Role}")]
    public static partial void SignedIn(ILogger logger, string name, string role);

    [LoggerMessage(823, LogLevel.Warning, "A wrong key was given at signing in, from {Address}")]
    public static partial void SignInRefused(ILogger logger, string address);

    [LoggerMessage(824, LogLevel.Warning, "A session that was ended could not be noted as such, and its cookie is good until it expires: {Problem}")]
    public static partial void SessionNotEnded(ILogger logger, string problem);

    [LoggerMessage(826, LogLevel.Error, "Nobody can sign in and no page can be shown, for what seals sessions cannot be kept; calls go on: {Problem}")]
    public static partial void NoSessions(ILogger logger, string problem);

    [LoggerMessage(825, LogLevel.Warning, "Texts of tickets whose time has passed could not be forgotten; it is tried again in an hour")]
    public static partial void TextsKept(ILogger logger, Exception exception);

    [LoggerMessage(830, LogLevel.Information, "Stopping: {Calls} calls are under way and have {Seconds} s to end")]
    public static partial void Drains(ILogger logger, int calls, double seconds);

    [LoggerMessage(831, LogLevel.Warning, "Stopping: the time is over, and {Calls} calls are ended before their answers are complete")]
    public static partial void DrainOver(ILogger logger, int calls);
}
