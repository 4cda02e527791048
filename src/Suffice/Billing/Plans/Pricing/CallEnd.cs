using System.Collections.Immutable;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>What one call costs at one end of its range: the cheap or the dear one. Unknown prices are <see langword="null"/>.</summary>
/// <param name="Before">Without Suffice, in USD.</param>
/// <param name="Rungs">Each rung's attempt, in USD, cheapest first.</param>
/// <param name="Asked">Each model that the gate asks, in USD.</param>
/// <param name="Judge">A judgement, in USD; zero without a judge.</param>
internal sealed record CallEnd(decimal? Before, ImmutableArray<decimal?> Rungs, ImmutableArray<decimal?> Asked, decimal? Judge);
