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

    private readonly Channel<PendingRow> _rows;
    private readonly LedgerCounters _counters;
    private readonly LedgerCheckpoints _checkpoints;
    private readonly LedgerWriter _writer;
    private readonly LedgerSettings _settings;
    private readonly LedgerLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Pace _lossPace;
    private readonly Pace _contentPace;
    private readonly Task _writing;

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
        _settings = settings;
        _clock = clock;
        _logger = logger;
        _limits = limits ?? new LedgerLimits();
        _counters = new LedgerCounters(clock, settings.Strict ? _limits.StrictPatience : settings.Window);
        _lossPace = new Pace(clock, LogInterval);
        _contentPace = new Pace(clock, LogInterval);
        _rows = Channel.CreateBounded<PendingRow>(
            new BoundedChannelOptions(_limits.QueuedRequests) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            Lose);
        var keeper = new LedgerKeeper(settings.Path, store, new LedgerUpkeep(settings, clock), _counters, clock, logger);
        _writer = new LedgerWriter(_rows.Reader, keeper, _counters, settings, _limits, clock, logger);
        _checkpoints = new LedgerCheckpoints(settings.Path, _counters);
        _writing = Task.WhenAll(_writer.Start(), _checkpoints.Start());
    }

    /// <summary>How the writing goes.</summary>
    public LedgerHealth Health => _counters.Snapshot();

    /// <inheritdoc/>
    public ValueTask RecordAsync(RequestEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!_settings.Strict || _counters.IsSick)
        {
            Enqueue(entry, done: null);
            return ValueTask.CompletedTask;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(entry, done);
        return new ValueTask(WaitAsync(done.Task));
    }

    /// <summary>Completes when everything recorded before is on disk, or has been tried.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The wait.</returns>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(entry: null, done);
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what is queued, within <see cref="LedgerLimits.Drain"/>, and closes the file.</summary>
    /// <returns>The wait.</returns>
    public async ValueTask DisposeAsync()
    {
        if (!_rows.Writer.TryComplete())
        {
            return;
        }

        _checkpoints.Stop();
        _writer.Stop();
        try
        {
            // The writer gives up by itself at the limit; this one is for a disk that does not even answer.
            await _writing.WaitAsync(_limits.Drain + _limits.Drain, _clock).ConfigureAwait(false);
            _checkpoints.Dispose();
            _writer.Dispose();
        }
        catch (TimeoutException)
        {
            _logger.NotDrained(_settings.Path, _counters.Queued, _limits.Drain);
        }
    }

    private void Enqueue(RequestEntry? entry, TaskCompletionSource? done)
    {
        (RequestEntry? kept, long content) = Hold(entry);
        var row = new PendingRow(kept, _clock.GetTimestamp(), content, done);
        long queued = _counters.Enter(row);
        if (!_rows.Writer.TryWrite(row))
        {
            Lose(row);
        }
        else
        {
            _writer.Notice(hurries: done is not null || queued == _limits.Batch);
        }
    }

    private (RequestEntry? Entry, long Content) Hold(RequestEntry? entry)
    {
        if (entry is null || !ContentTable.IsKept(entry))
        {
            return (entry, 0);
        }

        long content = (entry.RequestContent?.Length ?? 0) + (entry.AnswerContent?.Length ?? 0);
        if (_counters.TryHold(content, _limits.QueuedContent))
        {
            return (entry, content);
        }

        long count = _counters.LoseContent();
        if (_contentPace.IsDue())
        {
            _logger.ContentLost(_settings.Path, count);
        }

        return (entry with { RequestContent = null, AnswerContent = null }, 0);
    }

    private void Lose(PendingRow row)
    {
        long lost = _counters.Lose(row);
        if (row.Entry is not null && _lossPace.IsDue())
        {
            _logger.Lost(_settings.Path, lost);
        }
    }

    private async Task WaitAsync(Task done)
    {
        try
        {
            await done.WaitAsync(_limits.StrictPatience, _clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _counters.Fail($"no commit within {_limits.StrictPatience}", sick: true);
            if (_lossPace.IsDue())
            {
                _logger.Stalled(_settings.Path, _limits.StrictPatience);
            }
        }
    }
}
