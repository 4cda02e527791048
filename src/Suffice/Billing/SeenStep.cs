namespace Suffice.Billing;

/// <summary>What the ledger saw of a step.</summary>
public sealed record SeenStep
{
    /// <summary>Requests.</summary>
    public required long Calls { get; init; }

    /// <summary>Requests that tried more than one rung.</summary>
    public required long Escalated { get; init; }

    /// <summary>Requests that failed upstream, or whose caller left; they are no part of the escalation rate.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests whose cost or baseline is not known.</summary>
    public required long Unpriced { get; init; }

    /// <summary>What the baseline would have cost all of them, in USD; <see langword="null"/> when it is not known of every one.</summary>
    public required decimal? BeforeUsd { get; init; }

    /// <summary>What all of them cost, in USD, with what it cost to watch them; <see langword="null"/> when it is not known of every one.</summary>
    public required decimal? AfterUsd { get; init; }

    /// <summary>Part of it in USD: attempts rejected, abandoned or failed.</summary>
    public required decimal RejectedUsd { get; init; }

    /// <summary>Part of it in USD: models that gates asked.</summary>
    public required decimal ChecksUsd { get; init; }

    /// <summary>Part of it in USD: shadows.</summary>
    public required decimal WatchUsd { get; init; }

    /// <summary>The latency that half of the requests did not exceed, within 4.5%.</summary>
    public TimeSpan? LatencyP50 { get; init; }

    /// <summary>The latency that 95% of the requests did not exceed, within 4.5%.</summary>
    public TimeSpan? LatencyP95 { get; init; }

    /// <summary>The mean latency of requests that went up; <see langword="null"/> when it cannot be told from that of others.</summary>
    public TimeSpan? MeanLatencyEscalated { get; init; }

    /// <summary>The mean latency of requests that did not go up; <see langword="null"/> when it cannot be told.</summary>
    public TimeSpan? MeanLatencyStraight { get; init; }
}
