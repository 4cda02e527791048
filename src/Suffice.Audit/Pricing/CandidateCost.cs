namespace Suffice.Audit.Pricing;

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
