using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Suffice.Policy;

namespace Suffice.Ledger.Writing;

/// <summary>The one who writes: gathers rows for a while, commits them together, and looks after the file in between.</summary>
/// <remarks>A thread of its own: on the pool, a busy gateway would make it wait for its turn past the window.</remarks>
internal sealed class LedgerWriter(
    ChannelReader<PendingRow> rows,
    LedgerKeeper keeper,
    LedgerCounters counters,
    LedgerSettings settings,
    LedgerLimits limits,
    TimeProvider clock,
    ILogger logger)
    : IDisposable
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LastPause = TimeSpan.FromMilliseconds(50);

    // The rest of the window is for the write itself, which now and then meets a sync of tens of milliseconds.
    private readonly TimeSpan gathering = settings.Strict ? TimeSpan.Zero : settings.Window / 5;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim wake = new(initialState: false, spinCount: 0);
    private readonly ManualResetEventSlim stop = new(initialState: false, spinCount: 0);
    private readonly List<PendingRow> batch = [];
    private volatile bool isIdle;
    private long drainEnd = long.MaxValue;
    private long upkeepSince;
    private TimeSpan untilUpkeep;

    /// <summary>Starts the thread.</summary>
    /// <returns>Completes when the channel is complete and what was in it is written or given up.</returns>
    public Task Start()
    {
        new Thread(Run) { IsBackground = true, Name = "suffice-ledger" }.Start();
        return ended.Task;
    }

    /// <summary>Says that a row was put into the channel.</summary>
    /// <param name="hurries">True to end the gathering of the batch at hand.</param>
    public void Notice(bool hurries)
    {
        // Pairs with the barrier in AwaitRows: either the writer sees the row, or this sees that the writer sleeps.
        Interlocked.MemoryBarrier();
        if (hurries || isIdle)
        {
            wake.Set();
        }
    }

    /// <summary>Ends the pauses: what is queued is written now or, once the drain limit has passed, lost.</summary>
    public void Stop()
    {
        Interlocked.Exchange(ref drainEnd, (clock.GetUtcNow() + limits.Drain).UtcTicks);
        stop.Set();
        wake.Set();
    }

    /// <summary>Lets go of what the thread waited on; call it when the thread has ended.</summary>
    public void Dispose()
    {
        wake.Dispose();
        stop.Dispose();
    }

    private void Run()
    {
        untilUpkeep = keeper.TryOpen() ? TimeSpan.Zero : limits.LongestPause;
        upkeepSince = clock.GetTimestamp();
        while (AwaitRows())
        {
            Gather();
            Write();
            LookAfterWhenDue();
        }

        keeper.Close();
        ended.SetResult();
    }

    private bool AwaitRows()
    {
        while (true)
        {
            bool stopping = stop.IsSet;
            wake.Reset();
            isIdle = true;
            Interlocked.MemoryBarrier();
            if (rows.TryPeek(out _) || stopping)
            {
                isIdle = false;
                return !stopping || rows.TryPeek(out _);
            }

            // A clock that does not run by itself is looked at now and then.
            wake.Wait(LookAfterWhenDue());
        }
    }

    private void Gather()
    {
        while (!stop.IsSet && !counters.IsUrgent && counters.Queued < limits.Batch && rows.TryPeek(out PendingRow oldest))
        {
            TimeSpan left = gathering - clock.GetElapsedTime(oldest.Since);
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            wake.Wait(left + Millisecond);
            wake.Reset();
        }

        while (batch.Count < limits.Batch && rows.TryRead(out PendingRow row))
        {
            batch.Add(row);
        }
    }

    private void Write()
    {
        TimeSpan pause = limits.FirstPause;
        while (!keeper.TryWrite(batch))
        {
            foreach (PendingRow row in batch)
            {
                counters.Release(row);
            }

            if (clock.GetUtcNow().UtcTicks >= Interlocked.Read(ref drainEnd))
            {
                GiveUp();
                break;
            }

            Pause(pause);
            pause = pause + pause < limits.LongestPause ? pause + pause : limits.LongestPause;
        }

        batch.Clear();
    }

    private void Pause(TimeSpan pause)
    {
        if (stop.IsSet)
        {
            Thread.CurrentThread.Join(LastPause < pause ? LastPause : pause);
        }
        else
        {
            stop.Wait(pause);
        }
    }

    private void GiveUp()
    {
        logger.NotDrained(settings.Path, batch.Count, limits.Drain);
        foreach (PendingRow row in batch)
        {
            counters.Lose(row);
        }
    }

    private TimeSpan LookAfterWhenDue()
    {
        TimeSpan left = untilUpkeep - clock.GetElapsedTime(upkeepSince);
        if (left > TimeSpan.Zero || stop.IsSet)
        {
            return left > TimeSpan.Zero ? left + Millisecond : TimeSpan.Zero;
        }

        bool isUnfinished = keeper.LookAfter();
        upkeepSince = clock.GetTimestamp();
        untilUpkeep = isUnfinished ? TimeSpan.Zero : limits.Upkeep;
        return isUnfinished ? TimeSpan.Zero : limits.Upkeep;
    }
}
