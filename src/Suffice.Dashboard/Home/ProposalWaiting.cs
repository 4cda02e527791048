using Suffice.Agents.Proposing;

namespace Suffice.Dashboard.Home;

/// <summary>Tells which proposals are a person's to decide.</summary>
internal static class ProposalWaiting
{
    /// <summary>Tells it.</summary>
    /// <param name="state">Where a proposal stands.</param>
    /// <returns>True when it was tried, or is advice, and nobody has decided.</returns>
    public static bool WaitsForAPerson(this ProposalState state) => state is ProposalState.Passed or ProposalState.Inconclusive or ProposalState.Advice;
}
