namespace Suffice.Policy;

/// <summary>What is kept, where and for how long.</summary>
public sealed record LedgerSettings
{
    /// <summary>The file, relative to the policy. Default <c>suffice-ledger/ledger.db</c>.</summary>
    public string Path { get; init; } = "suffice-ledger/ledger.db";

    /// <summary>The most time between an answer and its row on disk. Default 50 ms.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>True to hold each answer until its row is on disk: nothing can be lost.</summary>
    public bool Strict { get; init; }

    /// <summary>How long rows are kept; roll-ups stay. Default 400 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(400);

    /// <summary>How long stored prompts and answers are kept. Default 30 days.</summary>
    public TimeSpan ContentRetention { get; init; } = TimeSpan.FromDays(30);
}
