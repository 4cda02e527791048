using Suffice.Spending;

namespace Suffice.Ledger.Bills;

/// <summary>Requests that have something in common, counted and priced.</summary>
/// <remarks>
/// Unknown is never zero. <see cref="CostUsd"/> is given only when every request's cost is known; <see cref="KnownCostUsd"/> is
/// what is known of it. Before and after are compared over the <see cref="Compared"/> requests whose cost and baseline are both
/// known; <see cref="LeftOut"/> says how many are not.
/// </remarks>
public sealed record BillLine
{
    /// <summary>The task (of what a run of a pipeline buys elsewhere <c>external: NAME</c>), the model, the key's name, or the day as <c>2026-11-04</c>; empty for requests of no task, served by none or made without a key, and for the total.</summary>
    public required string Key { get; init; }

    /// <summary>All requests: the sum of their six outcomes. Calls of Suffice's own (<see cref="Watches"/>) are none.</summary>
    public long Requests => Served + ServedUnpassed + Refused + Person + Failed + Cancelled;

    /// <summary>Requests served with an answer that passed.</summary>
    public required long Served { get; init; }

    /// <summary>Requests served with the last rung's answer though it had not passed.</summary>
    public required long ServedUnpassed { get; init; }

    /// <summary>Requests refused because no answer passed.</summary>
    public required long Refused { get; init; }

    /// <summary>Requests handed to a person.</summary>
    public required long Person { get; init; }

    /// <summary>Requests that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests whose caller went away.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Calls of Suffice's own, to see whether what was true still is: shadows and canaries.</summary>
    public required long Watches { get; init; }

    /// <summary>Requests that tried more than one rung, whatever came of it.</summary>
    public required long Escalated { get; init; }

    /// <summary>Upstream calls made.</summary>
    public required long Attempts { get; init; }

    /// <summary>Upstream calls whose tokens were estimated, not reported.</summary>
    public required long EstimatedAttempts { get; init; }

    /// <summary>Requests and own calls whose cost is not wholly known.</summary>
    public required long Unpriced { get; init; }

    /// <summary>What all cost in USD, every attempt included; <see langword="null"/> when any is unpriced.</summary>
    public decimal? CostUsd => Unpriced == 0 ? KnownCostUsd : null;

    /// <summary>What is known of the cost in USD: the least it can have been.</summary>
    public required decimal KnownCostUsd { get; init; }

    /// <summary>Requests without a known baseline cost.</summary>
    public required long BaselineUnknown { get; init; }

    /// <summary>What the baseline model would have cost in USD; <see langword="null"/> when it is not known of every request.</summary>
    public decimal? BaselineCostUsd => BaselineUnknown == 0 ? KnownBaselineCostUsd : null;

    /// <summary>The baseline cost in USD of the requests of which it is known.</summary>
    public required decimal KnownBaselineCostUsd { get; init; }

    /// <summary>Requests whose cost and baseline are both known.</summary>
    public required long Compared { get; init; }

    /// <summary>Requests left out of the comparison.</summary>
    public long LeftOut => Requests - Compared;

    /// <summary>What the compared requests cost in USD, with the calls of our own (<see cref="WatchCostUsd"/>), which save nothing themselves.</summary>
    public required decimal ComparedCostUsd { get; init; }

    /// <summary>What the compared requests would have cost in USD by the baseline.</summary>
    public required decimal ComparedBaselineUsd { get; init; }

    /// <summary>Saved over the compared requests in USD; negative when routing cost more.</summary>
    public decimal SavedUsd => ComparedBaselineUsd - ComparedCostUsd;

    /// <summary>Part of the known cost in USD: attempts rejected, abandoned or failed.</summary>
    public required decimal RejectedCostUsd { get; init; }

    /// <summary>Part of the known cost in USD: calls that helped a check.</summary>
    public required decimal CheckCostUsd { get; init; }

    /// <summary>Part of the known cost in USD: shadows and canaries, which no caller asked for.</summary>
    public required decimal WatchCostUsd { get; init; }

    /// <summary>Tokens of every attempt.</summary>
    public required TokenUsage Tokens { get; init; }

    /// <summary>The latency that half of the requests did not exceed, within 4.5%; <see langword="null"/> without requests.</summary>
    public required TimeSpan? LatencyP50 { get; init; }

    /// <summary>The latency that 95% of the requests did not exceed, within 4.5%; <see langword="null"/> without requests.</summary>
    public required TimeSpan? LatencyP95 { get; init; }

    /// <summary>The engine's own time a request, upstream waiting excluded; <see langword="null"/> without requests.</summary>
    public required TimeSpan? MeanOverhead { get; init; }
}
