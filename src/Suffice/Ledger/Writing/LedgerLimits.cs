namespace Suffice.Ledger.Writing;

/// <summary>Bounds within which the ledger holds what it cannot write yet.</summary>
public sealed record LedgerLimits
{
    /// <summary>Requests held in memory while the disk does not take them; beyond it the oldest is lost. Default 65536.</summary>
    public int QueuedRequests { get; init; } = 65_536;

    /// <summary>Characters of prompts and answers held in memory; beyond it a request is recorded without. Default 64 Mi.</summary>
    public long QueuedContent { get; init; } = 64L << 20;

    /// <summary>Requests in one transaction; as many waiting are written before the window ends. Default 512.</summary>
    public int Batch { get; init; } = 512;

    /// <summary>In strict mode, how long an answer waits for its row before the ledger is called sick. Default 2 s.</summary>
    public TimeSpan StrictPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long disposing waits for what is queued. Default 5 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The first pause after a failed write; it doubles up to <see cref="LongestPause"/>. Default 100 ms.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between tries to write. Default 5 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often rows are rolled up and old ones let go. Default 30 s.</summary>
    public TimeSpan Upkeep { get; init; } = TimeSpan.FromSeconds(30);
}
