using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Suffice.Confidence;
using Suffice.Ledger;

namespace Suffice.Watching.Demotions;

/// <summary>Knows which tasks are demoted: follows the file of demotions, which is looked at every second.</summary>
/// <remarks>A file that cannot be read leaves things as they were, and is told. Thread-safe.</remarks>
public sealed class TrustBook : ITaskTrust, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly TrustFile file;
    private readonly ILogger logger;
    private readonly Lock looking = new();
    private readonly ITimer timer;
    private (DateTime WrittenAt, long Length) seen;
    private volatile KnownTrust current = KnownTrust.Whole;

    /// <summary>Reads the file and follows it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told of a file that cannot be read.</param>
    public TrustBook(TrustFile file, TimeProvider time, ILogger<TrustBook> logger)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(time);
        (this.file, this.logger) = (file, logger);
        Look();
        timer = time.CreateTimer(static book => ((TrustBook)book!).Look(), this, LookEvery, LookEvery);
    }

    /// <summary>The tasks that are demoted.</summary>
    public ImmutableArray<string> Demoted => current.Demoted;

    /// <inheritdoc/>
    public TaskTrust Of(string task) => current.Of(task);

    /// <summary>Looks at the file now.</summary>
    public void Look()
    {
        lock (looking)
        {
            FileInfo now = new(file.Path);
            (DateTime, long) stamp = now.Exists ? (now.LastWriteTimeUtc, now.Length) : default;
            if (stamp != seen)
            {
                Read(stamp);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private void Read((DateTime WrittenAt, long Length) stamp)
    {
        try
        {
            current = KnownTrust.Of(file.Read());
            seen = stamp;
        }
        catch (Exception broken) when (broken is LedgerException or IOException or UnauthorizedAccessException)
        {
            // What is wrong in a file stays wrong until it changes.
            seen = broken is LedgerException ? stamp : default;
            WatchLog.TrustNotRead(logger, broken.Message);
        }
    }
}
