using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Suffice.Policy;

namespace Suffice.Ledger;

/// <summary>The one who writes: gathers rows for a while, commits them together, and looks after the file in between.</summary>
internal sealed class LedgerWriter(
    ChannelReader<PendingRow> rows,
    LedgerStore store,
    LedgerCounters counters,
    LedgerSettings settings,
    LedgerLimits limits,
    TimeProvider clock,
    ILogger logger)
{
    private static readonly TimeSpan LastTries = TimeSpan.FromMilliseconds(50);

    // Half of the window is for gathering, the other half for the write itself.
    private readonly TimeSpan _gathering = settings.Strict ? TimeSpan.Zero : settings.Window / 2;
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LedgerUpkeep _upkeep = new(settings, clock);
    private readonly Pace _sickPace = new(clock, TimeSpan.FromSeconds(30));
    private readonly List<PendingRow> _batch = [];
    private volatile TaskCompletionSource _hurry = new();
    private long _drainEnd = long.MaxValue;
    private int _failures;

    /// <summary>Ends the gathering of the batch at hand.</summary>
    public void Hurry() => _hurry.TrySetResult();

    /// <summary>Ends the pauses: what is queued is written now or, once the drain limit has passed, lost.</summary>
    public void Stop()
    {
        Interlocked.Exchange(ref _drainEnd, (clock.GetUtcNow() + limits.Drain).UtcTicks);
        _stop.TrySetResult();
        Hurry();
    }

    /// <summary>Writes until the channel is complete and empty.</summary>
    public async Task RunAsync()
    {
        bool opened = TryOpen();
        Task upkeep = opened ? Task.CompletedTask : Task.Delay(limits.LongestPause, clock);
        Task<bool> more = rows.WaitToReadAsync().AsTask();
        while (true)
        {
            await Task.WhenAny(more, upkeep).ConfigureAwait(false);
            if (more.IsCompleted)
            {
                if (!await more.ConfigureAwait(false))
                {
                    return;
                }

                await GatherAsync().ConfigureAwait(false);
                await WriteAsync().ConfigureAwait(false);
                more = rows.WaitToReadAsync().AsTask();
            }

            if (upkeep.IsCompleted && !_stop.Task.IsCompleted)
            {
                upkeep = LookAfter() ? Task.CompletedTask : Task.Delay(limits.Upkeep, clock);
            }
        }
    }

    private bool TryOpen()
    {
        try
        {
            OpenOrBeginAnew();
            return true;
        }
        catch (Exception exception)
        {
            Sicken(exception);
            return false;
        }
    }

    private async Task GatherAsync()
    {
        var hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _hurry = hurry;
        if (rows.TryPeek(out PendingRow oldest) && !counters.IsUrgent && counters.Queued < limits.Batch && !_stop.Task.IsCompleted)
        {
            TimeSpan left = _gathering - clock.GetElapsedTime(oldest.Since);
            if (left > TimeSpan.Zero)
            {
                await Task.WhenAny(hurry.Task, Task.Delay(left, clock)).ConfigureAwait(false);
            }
        }

        while (_batch.Count < limits.Batch && rows.TryRead(out PendingRow row))
        {
            _batch.Add(row);
        }
    }

    private async Task WriteAsync()
    {
        TimeSpan pause = limits.FirstPause;
        while (!TryWrite())
        {
            foreach (PendingRow row in _batch)
            {
                counters.Release(row);
            }

            if (clock.GetUtcNow().UtcTicks >= Interlocked.Read(ref _drainEnd))
            {
                GiveUp();
                break;
            }

            await PauseAsync(pause).ConfigureAwait(false);
            pause = pause + pause < limits.LongestPause ? pause + pause : limits.LongestPause;
        }

        _batch.Clear();
    }

    private bool TryWrite()
    {
        try
        {
            OpenOrBeginAnew();
            int repeated = AppendWithoutRefused();
            counters.Commit(_batch, repeated);
            Report(repeated);
            return true;
        }
        catch (Exception exception)
        {
            Sicken(exception);
            return false;
        }
    }

    private int AppendWithoutRefused()
    {
        while (true)
        {
            try
            {
                return store.Append([.. _batch.Where(row => row.Entry is not null).Select(row => row.Entry!)]);
            }
            catch (RowRefusedException refused)
            {
                PendingRow row = _batch.Where(row => row.Entry is not null).ElementAt(refused.Index);
                _batch.Remove(row);
                counters.Fail(refused.Message, sick: false);
                counters.Lose(row);
                logger.Refused(row.Entry!.Id, refused.Message);
            }
        }
    }

    private void OpenOrBeginAnew()
    {
        try
        {
            store.Open();
        }
        catch (Exception exception) when (LedgerStore.IsCorruption(exception))
        {
            BeginAnew(exception);
            store.Open();
        }
    }

    private void BeginAnew(Exception exception)
    {
        string aside = store.MoveAside();
        counters.Fail(exception.Message, sick: false);
        logger.MovedAside(settings.Path, exception.Message, aside);
    }

    private void Sicken(Exception exception)
    {
        _failures++;
        // What the file system takes back or replaces is only seen by opening anew.
        store.Close();
        counters.Fail(exception.Message, sick: true);
        if (_sickPace.IsDue())
        {
            logger.Sick(settings.Path, _failures, exception.Message, counters.Queued);
        }

        if (LedgerStore.IsCorruption(exception))
        {
            TryBeginAnew(exception);
        }
    }

    private void TryBeginAnew(Exception exception)
    {
        try
        {
            BeginAnew(exception);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            counters.Fail(failure.Message, sick: true);
        }
    }

    private void Report(int repeated)
    {
        if (_failures > 0)
        {
            logger.Recovered(settings.Path, _failures, counters.Lost);
            _failures = 0;
        }

        if (repeated > 0)
        {
            logger.Repeated(settings.Path, repeated);
        }
    }

    private void GiveUp()
    {
        logger.NotDrained(settings.Path, _batch.Count, limits.Drain);
        foreach (PendingRow row in _batch)
        {
            counters.Lose(row);
        }
    }

    private Task PauseAsync(TimeSpan pause) => _stop.Task.IsCompleted
        ? Task.Delay(LastTries < pause ? LastTries : pause, clock)
        : Task.WhenAny(_stop.Task, Task.Delay(pause, clock));

    private bool LookAfter()
    {
        try
        {
            if (store.IsGone)
            {
                store.Close();
                logger.Gone(settings.Path);
            }

            OpenOrBeginAnew();
            bool unfinished = _upkeep.Step(store.Connection);
            counters.Heal();
            return unfinished;
        }
        catch (Exception exception)
        {
            store.Close();
            counters.Fail(exception.Message, sick: false);
            logger.UpkeepFailed(settings.Path, exception.Message);
            return false;
        }
    }
}
