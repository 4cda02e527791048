using Microsoft.Extensions.Logging;

namespace Suffice.Ledger.Writing;

/// <summary>Keeps the file going: opens it, writes to it, begins a new one when it is corrupt or gone; tells, never throws.</summary>
internal sealed class LedgerKeeper(
    string path, LedgerStore store, LedgerUpkeep upkeep, LedgerCounters counters, TimeProvider clock, ILogger logger)
{
    private readonly Pace sickPace = new(clock, TimeSpan.FromSeconds(30));
    private readonly Pace latePace = new(clock, TimeSpan.FromSeconds(30));
    private int failures;
    private long lateTold;

    /// <summary>Opens the file.</summary>
    /// <returns>False when it cannot be opened now.</returns>
    public bool TryOpen()
    {
        try
        {
            Open();
            return true;
        }
        catch (Exception exception)
        {
            Sicken(exception);
            return false;
        }
    }

    /// <summary>Commits a batch, without the rows that no file could hold.</summary>
    /// <returns>False when the file does not take it now; the batch is as it was.</returns>
    public bool TryWrite(List<PendingRow> batch)
    {
        try
        {
            Open();
            int repeated = AppendWithoutRefused(batch);
            counters.Commit(batch, repeated);
            Report(repeated);
            return true;
        }
        catch (Exception exception)
        {
            Sicken(exception);
            return false;
        }
    }

    /// <summary>Does a step of upkeep.</summary>
    /// <returns>True while more is to be done.</returns>
    public bool LookAfter()
    {
        try
        {
            if (store.IsGone)
            {
                store.Close();
                logger.Gone(path);
            }

            Open();
            bool isUnfinished = upkeep.Step(store.Connection, store.Fresh);
            counters.Heal();
            return isUnfinished;
        }
        catch (Exception exception)
        {
            store.Close();
            counters.Fail(exception.Message, sick: false);
            logger.UpkeepFailed(path, exception.Message);
            return false;
        }
    }

    public void Close() => store.Close();

    private int AppendWithoutRefused(List<PendingRow> batch)
    {
        while (true)
        {
            List<PendingRow> requests = [.. batch.Where(row => row.Entry is not null)];
            try
            {
                return requests.Count == 0 ? 0 : store.Append([.. requests.Select(row => row.Entry!)]);
            }
            catch (RowRefusedException refused)
            {
                PendingRow row = requests[refused.Index];
                batch.Remove(row);
                counters.Fail(refused.Message, sick: false);
                counters.Lose(row);
                logger.Refused(row.Entry!.Id, refused.Message);
            }
        }
    }

    private void Open()
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
        logger.MovedAside(path, exception.Message, aside);
    }

    private void Sicken(Exception exception)
    {
        // What the file system takes back or replaces is only seen by opening anew.
        store.Close();
        failures++;
        counters.Fail(exception.Message, sick: true);
        if (sickPace.IsDue())
        {
            logger.Sick(path, failures, exception.Message, counters.Queued);
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
        if (failures > 0)
        {
            logger.Recovered(path, failures, counters.Lost);
            failures = 0;
        }

        if (repeated > 0)
        {
            logger.Repeated(path, repeated);
        }

        if (counters.Late > lateTold && latePace.IsDue())
        {
            lateTold = counters.Late;
            logger.LateAgain(path, lateTold, counters.LongestWait);
        }
    }
}
