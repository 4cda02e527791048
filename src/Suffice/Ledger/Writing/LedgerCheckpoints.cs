using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Writing;

/// <summary>Copies the write-ahead log into the database and syncs both, every second, beside the writer.</summary>
/// <remarks>
/// A sync may take longer than the window; done here, it does not hold the writer up. It also bounds what a power cut can
/// take when commits are not synced one by one.
/// </remarks>
internal sealed class LedgerCheckpoints(string path, LedgerCounters counters) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim stop = new(initialState: false, spinCount: 0);
    private long written;

    /// <summary>Starts the thread.</summary>
    /// <returns>Completes when it has ended.</returns>
    public Task Start()
    {
        new Thread(Run) { IsBackground = true, Name = "suffice-ledger-checkpoint" }.Start();
        return ended.Task;
    }

    /// <summary>Ends the thread after the checkpoint at hand.</summary>
    public void Stop() => stop.Set();

    /// <summary>Lets go of what the thread waited on; call it when the thread has ended.</summary>
    public void Dispose() => stop.Dispose();

    private void Run()
    {
        while (!stop.Wait(Interval))
        {
            long now = counters.Written;
            if (now != written && !counters.IsSick && TryCheckpoint())
            {
                written = now;
            }
        }

        ended.SetResult();
    }

    private bool TryCheckpoint()
    {
        try
        {
            using SqliteConnection connection = LedgerConnection.Open(path, SqliteOpenMode.ReadWrite);
            connection.Run("PRAGMA wal_checkpoint(PASSIVE)");
            return true;
        }
        catch (SqliteException)
        {
            // The writer meets the same disk and is the one who tells.
            return false;
        }
    }
}
