using System.Threading.Channels;
using Suffice.Ledger;

namespace Suffice.Dashboard.Live;

/// <summary>One who watches: what was told and not yet read, bounded.</summary>
public sealed class LiveWatcher : IDisposable
{
    /// <summary>How many wait at most; beyond it the oldest are dropped.</summary>
    public const int MostWaiting = 256;

    private readonly LiveFilter filter;
    private readonly Action<LiveWatcher> leave;
    private readonly Channel<RequestEntry> waiting;
    private long dropped;

    internal LiveWatcher(LiveFilter filter, string? who, Action<LiveWatcher> leave)
    {
        (this.filter, Who, this.leave) = (filter, who, leave);
        waiting = Channel.CreateBounded<RequestEntry>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, AllowSynchronousContinuations = false },
            _ => Interlocked.Increment(ref dropped));
    }

    /// <summary>Whose key it is by; <see langword="null"/> where nobody has one.</summary>
    public string? Who { get; }

    /// <summary>How many were dropped because they were not read in time.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Waits until something can be read.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there will be nothing any more.</returns>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Reads the next.</summary>
    /// <param name="request">The request.</param>
    /// <returns>False when none waits.</returns>
    public bool TryRead(out RequestEntry? request) => waiting.Reader.TryRead(out request);

    /// <summary>Ends watching.</summary>
    public void Dispose()
    {
        leave(this);
        waiting.Writer.TryComplete();
    }

    internal void Offer(RequestEntry request)
    {
        if (filter.Holds(request))
        {
            waiting.Writer.TryWrite(request);
        }
    }
}
