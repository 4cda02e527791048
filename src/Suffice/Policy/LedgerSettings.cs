using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Policy;

/// <summary>What is kept, where and for how long.</summary>
public sealed record LedgerSettings
{
    /// <summary>The file, relative to the policy; a loaded policy holds the full path. Default <c>suffice-ledger/ledger.db</c>.</summary>
    [Description("The ledger's file, relative to the policy.")]
    [MinLength(1)]
    public string Path { get; init; } = "suffice-ledger/ledger.db";

    /// <summary>The most time between an answer and its row on disk. Default 50 ms.</summary>
    [Description("The most time between an answer and its row on disk.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>True to hold each answer until its row is on disk: nothing can be lost.</summary>
    [Description("True to hold each answer until its row is on disk: nothing can be lost.")]
    public bool Strict { get; init; }

    /// <summary>How long rows are kept; roll-ups stay. Default 400 days.</summary>
    [Description("How long rows are kept; roll-ups stay.")]
    [Range(typeof(TimeSpan), "01:00:00", "36500.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(400);

    /// <summary>How long stored prompts and answers are kept. Default 30 days.</summary>
    [Description("How long stored prompts and answers are kept, where a task stores them.")]
    [Range(typeof(TimeSpan), "00:01:00", "36500.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ContentRetention { get; init; } = TimeSpan.FromDays(30);
}
