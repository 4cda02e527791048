using System.Collections.Immutable;
using Suffice.Checks;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Ledger;

/// <summary>What happened to one upstream call of a request.</summary>
public sealed record AttemptEntry
{
    /// <summary>Its place in the request, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>What it was for.</summary>
    public required AttemptPurpose Purpose { get; init; }

    /// <summary>The rung, from 0; -1 for a model that a check asked.</summary>
    public required int Rung { get; init; }

    /// <summary>The model's name in the policy.</summary>
    public required string Model { get; init; }

    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>When it was sent (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From sending to its end.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>From sending to its first content.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>How it ended.</summary>
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>The tokens it used.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>The service tier that served it.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>What it cost.</summary>
    public PricedUsage Cost { get; init; }

    /// <summary>Why it failed, when it did.</summary>
    public FailureKind? Failure { get; init; }

    /// <summary>The failure in words, without content.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>The provider's id of its answer.</summary>
    public string? UpstreamId { get; init; }

    /// <summary>The model that the provider says answered, where that is another than the pinned id; <see langword="null"/> where it is the same or was not told.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>What each check of the gate found, in order.</summary>
    public ImmutableArray<CheckOutcome> Checks { get; init; } = [];
}
