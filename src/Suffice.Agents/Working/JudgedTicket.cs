using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Ledger;

namespace Suffice.Agents.Working;

/// <summary>What came of judging a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Verdict">The verdict; <see langword="null"/> when there is none, and the ticket is to be judged again.</param>
public sealed record JudgedTicket(Ticket Ticket, Verdict? Verdict)
{
    /// <summary>Why there is no verdict; <see langword="null"/> when there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>True when the failure may pass by itself: load, a provider, a deadline.</summary>
    public bool MayPass { get; init; }

    /// <summary>The ledger's row of the call; <see langword="null"/> when no model was asked.</summary>
    public RequestEntry? Entry { get; init; }

    /// <summary>The answer as the model wrote it; <see langword="null"/> when none was served.</summary>
    public string? Answer { get; init; }
}
