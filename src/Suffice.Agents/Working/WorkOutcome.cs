using Suffice.Agents.Tickets;

namespace Suffice.Agents.Working;

/// <summary>What came of one ticket of a run.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Verdict">The verdict as kept; <see langword="null"/> when there is none, and the ticket is to be judged again.</param>
public sealed record WorkOutcome(Ticket Ticket, KeptVerdict? Verdict)
{
    /// <summary>True when it was judged before, and not again.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>Why there is no verdict; <see langword="null"/> when there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>True when the cap on the run's cost stood in its way, and nobody was asked.</summary>
    public bool IsAtCap { get; init; }

    /// <summary>What the try without a verdict cost, in USD; <see langword="null"/> when a price is unknown.</summary>
    public decimal? LostUsd { get; init; } = 0m;

    /// <summary>What this run spent on it, in USD; <see langword="null"/> when a price is unknown.</summary>
    public decimal? SpentUsd => IsEarlier || Verdict is null ? LostUsd : Verdict.CostUsd + LostUsd;
}
