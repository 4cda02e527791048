namespace Suffice.Ledger.Writing;

/// <summary>Counts what the recorders and the writer do; what <see cref="LedgerHealth"/> shows.</summary>
internal sealed class LedgerCounters(TimeProvider clock, TimeSpan window)
{
    private readonly Lock _errorLock = new();
    private long _queued;
    private long _urgent;
    private long _content;
    private long _written;
    private long _lost;
    private long _contentLost;
    private long _late;
    private long _longestWait;
    private long _lastCommit;
    private volatile bool _isSick;
    private string? _lastError;
    private DateTimeOffset? _lastErrorAt;

    public long Queued => Interlocked.Read(ref _queued);

    /// <summary>Requests committed later than the window allows.</summary>
    public long Late => Interlocked.Read(ref _late);

    public long Lost => Interlocked.Read(ref _lost);

    public TimeSpan LongestWait => new(Interlocked.Read(ref _longestWait));

    public long Written => Interlocked.Read(ref _written);

    public bool IsSick => _isSick;

    /// <summary>True when somebody waits for a row that is not yet on disk.</summary>
    public bool IsUrgent => Interlocked.Read(ref _urgent) > 0;

    /// <summary>Takes room for content, when there is room.</summary>
    public bool TryHold(long content, long limit)
    {
        if (Interlocked.Add(ref _content, content) <= limit)
        {
            return true;
        }

        Interlocked.Add(ref _content, -content);
        return false;
    }

    public long LoseContent() => Interlocked.Increment(ref _contentLost);

    /// <summary>Counts a row in.</summary>
    /// <returns>How many requests are queued now.</returns>
    public long Enter(in PendingRow row)
    {
        if (row.Done is not null)
        {
            Interlocked.Increment(ref _urgent);
        }

        return row.Entry is null ? Queued : Interlocked.Increment(ref _queued);
    }

    /// <summary>Lets go whoever waits for a row, whether it is on disk or not.</summary>
    public void Release(in PendingRow row)
    {
        if (row.Done?.TrySetResult() is true)
        {
            Interlocked.Decrement(ref _urgent);
        }
    }

    /// <summary>Counts a row out that will not be on disk.</summary>
    /// <returns>How many requests are lost in all.</returns>
    public long Lose(in PendingRow row)
    {
        long lost = row.Entry is null ? Lost : Interlocked.Increment(ref _lost);
        Leave(row);
        return lost;
    }

    public void Commit(IReadOnlyList<PendingRow> rows, int repeated)
    {
        long now = clock.GetTimestamp();
        long requests = 0;
        long late = 0;
        TimeSpan longest = TimeSpan.Zero;
        foreach (PendingRow row in rows)
        {
            TimeSpan waited = row.Entry is null ? TimeSpan.Zero : clock.GetElapsedTime(row.Since, now);
            requests += row.Entry is null ? 0 : 1;
            late += waited > window ? 1 : 0;
            longest = waited > longest ? waited : longest;
        }

        _isSick = false;
        if (requests > 0)
        {
            Interlocked.Add(ref _written, requests - repeated);
            Interlocked.Exchange(ref _lastCommit, clock.GetUtcNow().UtcTicks);
            Interlocked.Add(ref _late, late);
            Interlocked.Exchange(ref _longestWait, Math.Max(_longestWait, longest.Ticks));
        }

        // Counted first, let go after: who waited sees the counts.
        foreach (PendingRow row in rows)
        {
            Leave(row);
        }
    }

    public void Fail(string error, bool sick)
    {
        lock (_errorLock)
        {
            _lastError = error;
            _lastErrorAt = clock.GetUtcNow();
        }

        _isSick |= sick;
    }

    /// <summary>The file is well; nothing waited to be written.</summary>
    public void Heal() => _isSick = false;

    public LedgerHealth Snapshot()
    {
        lock (_errorLock)
        {
            long lastCommit = Interlocked.Read(ref _lastCommit);
            return new LedgerHealth
            {
                Queued = Queued,
                Written = Written,
                Lost = Lost,
                Late = Late,
                ContentLost = Interlocked.Read(ref _contentLost),
                IsSick = _isSick,
                LastError = _lastError,
                LastErrorAt = _lastErrorAt,
                LastCommitAt = lastCommit == 0 ? null : new DateTimeOffset(lastCommit, TimeSpan.Zero),
                LongestWait = LongestWait,
            };
        }
    }

    private void Leave(in PendingRow row)
    {
        Release(row);
        Interlocked.Add(ref _content, -row.Content);
        if (row.Entry is not null)
        {
            Interlocked.Decrement(ref _queued);
        }
    }
}
