using System.Collections.Immutable;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>How often what may happen in a call does, at one end of its range.</summary>
/// <param name="Escalation">The share of the calls reaching a rung that leave it, for all rungs but the last.</param>
/// <param name="Retries">The share of attempts that are paid once more.</param>
/// <param name="Asked">The share of answers for which each model of the gate is asked.</param>
/// <param name="Judged">The share of calls that are judged.</param>
internal sealed record CallRates(ImmutableArray<decimal> Escalation, decimal Retries, ImmutableArray<decimal> Asked, decimal Judged);
