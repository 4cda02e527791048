namespace Suffice.Ledger.Writing;

/// <summary>Counts what the recorders and the writer do; what <see cref="LedgerHealth"/> shows.</summary>
internal sealed class LedgerCounters(TimeProvider clock, TimeSpan window)
{
    private readonly Lock errorLock = new();
    private long queued;
    private long urgent;
    private long content;
    private long written;
    private long lost;
    private long contentLost;
    private long late;
    private long longestWait;
    private long lastCommit;
    private volatile bool isSick;
    private string? lastError;
    private DateTimeOffset? lastErrorAt;

    public long Queued => Interlocked.Read(ref queued);

    /// <summary>Requests committed later than the window allows.</summary>
    public long Late => Interlocked.Read(ref late);

    public long Lost => Interlocked.Read(ref lost);

    public TimeSpan LongestWait => new(Interlocked.Read(ref longestWait));

    public long Written => Interlocked.Read(ref written);

    public bool IsSick => isSick;

    /// <summary>True when somebody waits for a row that is not yet on disk.</summary>
    public bool IsUrgent => Interlocked.Read(ref urgent) > 0;

    /// <summary>Takes room for content, when there is room.</summary>
    public bool TryHold(long content, long limit)
    {
        if (Interlocked.Add(ref this.content, content) <= limit)
        {
            return true;
        }

        Interlocked.Add(ref this.content, -content);
        return false;
    }

    public long LoseContent() => Interlocked.Increment(ref contentLost);

    /// <summary>Counts a row in.</summary>
    /// <returns>How many requests are queued now.</returns>
    public long Enter(in PendingRow row)
    {
        if (row.Done is not null)
        {
            Interlocked.Increment(ref urgent);
        }

        return row.Entry is null ? Queued : Interlocked.Increment(ref queued);
    }

    /// <summary>Lets go whoever waits for a row, whether it is on disk or not.</summary>
    public void Release(in PendingRow row)
    {
        if (row.Done?.TrySetResult() is true)
        {
            Interlocked.Decrement(ref urgent);
        }
    }

    /// <summary>Counts a row out that will not be on disk.</summary>
    /// <returns>How many requests are lost in all.</returns>
    public long Lose(in PendingRow row)
    {
        long inAll = row.Entry is null ? Lost : Interlocked.Increment(ref this.lost);
        Leave(row);
        return inAll;
    }

    public void Commit(IReadOnlyList<PendingRow> rows, int repeated)
    {
        long now = clock.GetTimestamp();
        long requests = 0;
        long tooLate = 0;
        TimeSpan longest = TimeSpan.Zero;
        foreach (PendingRow row in rows)
        {
            TimeSpan waited = row.Entry is null ? TimeSpan.Zero : clock.GetElapsedTime(row.Since, now);
            requests += row.Entry is null ? 0 : 1;
            tooLate += waited > window ? 1 : 0;
            longest = waited > longest ? waited : longest;
        }

        isSick = false;
        if (requests > 0)
        {
            Interlocked.Add(ref written, requests - repeated);
            Interlocked.Exchange(ref lastCommit, clock.GetUtcNow().UtcTicks);
            Interlocked.Add(ref late, tooLate);
            Interlocked.Exchange(ref longestWait, Math.Max(longestWait, longest.Ticks));
        }

        // Counted first, let go after: who waited sees the counts.
        foreach (PendingRow row in rows)
        {
            Leave(row);
        }
    }

    public void Fail(string error, bool sick)
    {
        lock (errorLock)
        {
            lastError = error;
            lastErrorAt = clock.GetUtcNow();
        }

        isSick |= sick;
    }

    /// <summary>The file is well; nothing waited to be written.</summary>
    public void Heal() => isSick = false;

    public LedgerHealth Snapshot()
    {
        lock (errorLock)
        {
            long committed = Interlocked.Read(ref lastCommit);
            return new LedgerHealth
            {
                Queued = Queued,
                Written = Written,
                Lost = Lost,
                Late = Late,
                ContentLost = Interlocked.Read(ref contentLost),
                IsSick = isSick,
                LastError = lastError,
                LastErrorAt = lastErrorAt,
                LastCommitAt = committed == 0 ? null : new DateTimeOffset(committed, TimeSpan.Zero),
                LongestWait = LongestWait,
            };
        }
    }

    private void Leave(in PendingRow row)
    {
        Release(row);
        Interlocked.Add(ref content, -row.Content);
        if (row.Entry is not null)
        {
            Interlocked.Decrement(ref queued);
        }
    }
}
