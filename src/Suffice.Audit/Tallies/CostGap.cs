namespace Suffice.Audit.Tallies;

/// <summary>A difference of costs.</summary>
internal readonly record struct CostGap(long Calls, decimal ComputedUsd, decimal LoggedUsd)
{
    public static CostGap operator +(CostGap left, CostGap right) =>
        new(left.Calls + right.Calls, left.ComputedUsd + right.ComputedUsd, left.LoggedUsd + right.LoggedUsd);
}
