using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Ledger.Writing;

/// <summary>The ledger in one SQLite file, written off the request's path.</summary>
/// <remarks>
/// <para>
/// A row is committed no later than <see cref="LedgerSettings.Window"/> after it was recorded, in company of the others
/// recorded meanwhile, and no end of the process can take it then; a power cut can take about the last second. In strict
/// mode <see cref="RecordAsync"/> completes when the row is committed and synced, and nothing can take it. Safe for
/// concurrent use.
/// </para>
/// <para>
/// Nothing here stops an answer: while the file cannot be written, rows are held in memory within <see cref="LedgerLimits"/>,
/// the oldest lost beyond, each loss counted in <see cref="Health"/> and logged; writing begins again by itself. A corrupt
/// file is moved aside and a new one begun. Disposing writes what is queued.
/// </para>
/// </remarks>
public sealed class SqliteLedger : ILedger, IAsyncDisposable
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(30);

    private readonly Channel<PendingRow> rows;
    private readonly LedgerCounters counters;
    private readonly LedgerCheckpoints checkpoints;
    private readonly LedgerWriter writer;
    private readonly LedgerSettings settings;
    private readonly LedgerLimits limits;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Pace lossPace;
    private readonly Pace contentPace;
    private readonly Task writing;

    /// <summary>Starts the writer, which opens the file; a file that cannot be opened is logged and tried again.</summary>
    /// <param name="settings">Where, how soon, and for how long.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Where trouble is told; event ids 200 to 299.</param>
    /// <param name="limits">How much is held in memory while the disk does not take it; <see langword="null"/> for the defaults.</param>
    public SqliteLedger(
        LedgerSettings settings, TimeProvider clock, ILogger<SqliteLedger> logger, LedgerLimits? limits = null)
        : this(settings, clock, logger, limits, new LedgerStore(settings.Path, settings.Strict, clock))
    {
    }

    internal SqliteLedger(
        LedgerSettings settings, TimeProvider clock, ILogger logger, LedgerLimits? limits, LedgerStore store)
    {
        this.settings = settings;
        this.clock = clock;
        this.logger = logger;
        this.limits = limits ?? new LedgerLimits();
        counters = new LedgerCounters(clock, settings.Strict ? this.limits.StrictPatience : settings.Window);
        lossPace = new Pace(clock, LogInterval);
        contentPace = new Pace(clock, LogInterval);
        rows = Channel.CreateBounded<PendingRow>(
            new BoundedChannelOptions(this.limits.QueuedRequests) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            Lose);
        LedgerKeeper keeper = new(settings.Path, store, new LedgerUpkeep(settings, clock), counters, clock, logger);
        writer = new LedgerWriter(rows.Reader, keeper, counters, settings, this.limits, clock, logger);
        checkpoints = new LedgerCheckpoints(settings.Path, counters);
        writing = Task.WhenAll(writer.Start(), checkpoints.Start());
    }

    /// <summary>How the writing goes.</summary>
    public LedgerHealth Health => counters.Snapshot();

    /// <inheritdoc/>
    public ValueTask RecordAsync(RequestEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!settings.Strict || counters.IsSick)
        {
            Enqueue(entry, done: null);
            return ValueTask.CompletedTask;
        }

        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(entry, done);
        return new ValueTask(WaitAsync(done.Task));
    }

    /// <summary>Completes when everything recorded before is on disk, or has been tried.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The wait.</returns>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(entry: null, done);
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what is queued, within <see cref="LedgerLimits.Drain"/>, and closes the file.</summary>
    /// <returns>The wait.</returns>
    public async ValueTask DisposeAsync()
    {
        if (!rows.Writer.TryComplete())
        {
            return;
        }

        checkpoints.Stop();
        writer.Stop();
        try
        {
            // The writer gives up by itself at the limit; this one is for a disk that does not even answer.
            await writing.WaitAsync(limits.Drain + limits.Drain, clock).ConfigureAwait(false);
            checkpoints.Dispose();
            writer.Dispose();
        }
        catch (TimeoutException)
        {
            logger.NotDrained(settings.Path, counters.Queued, limits.Drain);
        }
    }

    private void Enqueue(RequestEntry? entry, TaskCompletionSource? done)
    {
        (RequestEntry? kept, long content) = Hold(entry);
        PendingRow row = new(kept, clock.GetTimestamp(), content, done);
        long queued = counters.Enter(row);
        if (!rows.Writer.TryWrite(row))
        {
            Lose(row);
        }
        else
        {
            writer.Notice(hurries: done is not null || queued == limits.Batch);
        }
    }

    private (RequestEntry? Entry, long Content) Hold(RequestEntry? entry)
    {
        if (entry is null || !ContentTable.IsKept(entry))
        {
            return (entry, 0);
        }

        long content = (entry.RequestContent?.Length ?? 0) + (entry.AnswerContent?.Length ?? 0);
        if (counters.TryHold(content, limits.QueuedContent))
        {
            return (entry, content);
        }

        long count = counters.LoseContent();
        if (contentPace.IsDue())
        {
            logger.ContentLost(settings.Path, count);
        }

        return (entry with { RequestContent = null, AnswerContent = null }, 0);
    }

    private void Lose(PendingRow row)
    {
        long lost = counters.Lose(row);
        if (row.Entry is not null && lossPace.IsDue())
        {
            logger.Lost(settings.Path, lost);
        }
    }

    private async Task WaitAsync(Task done)
    {
        try
        {
            await done.WaitAsync(limits.StrictPatience, clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            counters.Fail($"no commit within {limits.StrictPatience}", sick: true);
            if (lossPace.IsDue())
            {
                logger.Stalled(settings.Path, limits.StrictPatience);
            }
        }
    }
}
