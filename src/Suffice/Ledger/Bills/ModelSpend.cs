using Suffice.Spending;

namespace Suffice.Ledger.Bills;

/// <summary>What was spent at one model, as its provider's invoice would show it.</summary>
/// <param name="Model">The model called.</param>
/// <param name="Attempts">Calls to it.</param>
/// <param name="Accepted">Calls whose answer was served.</param>
/// <param name="Consulted">Calls that helped a check.</param>
/// <param name="Unpriced">Calls whose cost is not known.</param>
/// <param name="KnownCostUsd">What is known of the cost in USD.</param>
/// <param name="Tokens">Tokens of every call.</param>
public sealed record ModelSpend(
    string Model, long Attempts, long Accepted, long Consulted, long Unpriced, decimal KnownCostUsd, TokenUsage Tokens);
