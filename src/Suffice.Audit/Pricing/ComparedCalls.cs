using Suffice.Spending;

namespace Suffice.Audit.Pricing;

/// <summary>Calls that are compared together.</summary>
/// <param name="Count">How many.</param>
/// <param name="Usage">Their tokens.</param>
/// <param name="PaidUsd">What was paid for them, in US dollars.</param>
/// <param name="Thoughtless">How many of them show no thoughts.</param>
internal readonly record struct ComparedCalls(long Count, TokenUsage Usage, decimal PaidUsd, long Thoughtless)
{
    public static ComparedCalls operator +(ComparedCalls left, ComparedCalls right) =>
        new(left.Count + right.Count, left.Usage + right.Usage, left.PaidUsd + right.PaidUsd, left.Thoughtless + right.Thoughtless);
}
