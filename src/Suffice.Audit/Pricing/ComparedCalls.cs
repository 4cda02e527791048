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

/// <summary>Calls on candidates, in US dollars.</summary>
/// <param name="IsKnown">False when the candidate cannot take the calls or has no price for them.</param>
/// <param name="Now">What their own model costs today.</param>
/// <param name="Same">The candidate with the same tokens.</param>
/// <param name="Low">The candidate at the low end of the band.</param>
/// <param name="High">The candidate at the high end.</param>
internal readonly record struct CandidateCost(bool IsKnown, decimal Now, decimal Same, decimal Low, decimal High)
{
    public static CandidateCost operator +(CandidateCost left, CandidateCost right) => !left.IsKnown ? right : !right.IsKnown ? left
        : new(true, left.Now + right.Now, left.Same + right.Same, left.Low + right.Low, left.High + right.High);
}
