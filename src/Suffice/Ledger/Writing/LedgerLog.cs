using Microsoft.Extensions.Logging;

namespace Suffice.Ledger.Writing;

/// <summary>What the ledger logs; event ids 200 to 299.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(200, LogLevel.Error,
        "The ledger {Path} cannot be written ({Tries} tries): {Error}. Answers go on; {Queued} requests wait in memory.")]
    public static partial void Sick(this ILogger logger, string path, int tries, string error, long queued);

    [LoggerMessage(201, LogLevel.Warning, "The ledger {Path} is written again after {Tries} failed tries; lost in all: {Lost}.")]
    public static partial void Recovered(this ILogger logger, string path, int tries, long lost);

    [LoggerMessage(202, LogLevel.Error,
        "The ledger {Path} has lost {Lost} requests in all: more waited than memory may hold, or they came after its end.")]
    public static partial void Lost(this ILogger logger, string path, long lost);

    [LoggerMessage(203, LogLevel.Error, "The ledger cannot hold request {Id}: {Error}. It is lost.")]
    public static partial void Refused(this ILogger logger, string id, string error);

    [LoggerMessage(204, LogLevel.Critical, "The ledger {Path} was corrupt ({Error}): it is moved to {Aside}, and a new one begins.")]
    public static partial void MovedAside(this ILogger logger, string path, string error, string aside);

    [LoggerMessage(205, LogLevel.Error,
        "The ledger {Path} keeps {Count} requests without their content: more content waited than memory may hold.")]
    public static partial void ContentLost(this ILogger logger, string path, long count);

    [LoggerMessage(206, LogLevel.Error,
        "The ledger {Path} did not commit within {Patience}: answers no longer wait for it until it does.")]
    public static partial void Stalled(this ILogger logger, string path, TimeSpan patience);

    [LoggerMessage(207, LogLevel.Error, "The ledger {Path} ended with {Left} requests unwritten after {Drain}: they are lost.")]
    public static partial void NotDrained(this ILogger logger, string path, long left, TimeSpan drain);

    [LoggerMessage(208, LogLevel.Error, "The ledger {Path} could not be rolled up or cleared of old rows: {Error}. It is tried again.")]
    public static partial void UpkeepFailed(this ILogger logger, string path, string error);

    [LoggerMessage(209, LogLevel.Warning, "{Count} requests were recorded under an id that the ledger {Path} has: the first stays.")]
    public static partial void Repeated(this ILogger logger, string path, int count);

    [LoggerMessage(210, LogLevel.Critical,
        "The ledger {Path} was removed while in use: what it held is gone with it, and a new one begins.")]
    public static partial void Gone(this ILogger logger, string path);

    [LoggerMessage(211, LogLevel.Warning,
        "The ledger {Path} was late for {Late} requests in all (longest wait {Longest}): the disk or the processor is held up.")]
    public static partial void LateAgain(this ILogger logger, string path, long late, TimeSpan longest);
}
