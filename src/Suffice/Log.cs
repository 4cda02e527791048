using Microsoft.Extensions.Logging;

namespace Suffice;

/// <summary>Every message the engine logs. Event ids: policy 100 to 199.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "Policy {Version} is in force; it was {Before}.")]
    public static partial void PolicyChanged(ILogger logger, string version, string before);

    [LoggerMessage(101, LogLevel.Error, "The changed policy has {Count} errors; policy {Version} stays in force.")]
    public static partial void PolicyRefused(ILogger logger, int count, string version);

    [LoggerMessage(102, LogLevel.Error, "Policy error: {Error}")]
    public static partial void PolicyMistake(ILogger logger, string error);

    [LoggerMessage(103, LogLevel.Warning, "Policy notice: {Notice}")]
    public static partial void PolicyNotice(ILogger logger, string notice);

    [LoggerMessage(104, LogLevel.Warning, "The folder {Folder} cannot be watched; changes are found by looking every {Interval}.")]
    public static partial void FolderNotWatched(ILogger logger, string folder, TimeSpan interval, Exception why);

    [LoggerMessage(105, LogLevel.Error, "Reloading the policy failed; policy {Version} stays in force.")]
    public static partial void PolicyReloadFailed(ILogger logger, string version, Exception why);
}
