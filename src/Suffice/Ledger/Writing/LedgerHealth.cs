namespace Suffice.Ledger.Writing;

/// <summary>How the ledger's writing goes, at one moment.</summary>
public sealed record LedgerHealth
{
    /// <summary>Requests recorded and not yet on disk.</summary>
    public required long Queued { get; init; }

    /// <summary>Requests on disk since the start.</summary>
    public required long Written { get; init; }

    /// <summary>Requests that will not be on disk: dropped when the queue was full, refused by the database, or left at the end.</summary>
    public required long Lost { get; init; }

    /// <summary>Requests that reached the disk later than the window allows, because it or the processor was held up.</summary>
    public required long Late { get; init; }

    /// <summary>Requests recorded without the content that the policy keeps, because too much content was waiting.</summary>
    public required long ContentLost { get; init; }

    /// <summary>True from a failed or stalled write until the next that succeeds; answers go on all the while.</summary>
    public required bool IsSick { get; init; }

    /// <summary>What went wrong last; <see langword="null"/> when nothing has.</summary>
    public string? LastError { get; init; }

    /// <summary>When <see cref="LastError"/> happened (UTC).</summary>
    public DateTimeOffset? LastErrorAt { get; init; }

    /// <summary>When rows last reached the disk (UTC).</summary>
    public DateTimeOffset? LastCommitAt { get; init; }

    /// <summary>The longest a request has waited from being recorded to being on disk, since the start.</summary>
    public TimeSpan LongestWait { get; init; }
}
