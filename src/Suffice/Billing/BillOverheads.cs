using Suffice.Billing.Amounts;

namespace Suffice.Billing;

/// <summary>What of a cost was overhead, in USD; all of it is inside the cost. What is not known of it is left out.</summary>
/// <param name="Rejected">Cheap answers that were paid and not served, because the call went up.</param>
/// <param name="Checks">Models that gates asked.</param>
/// <param name="Judges">Judges, shadows and canaries: what it costs to know that it is still good.</param>
/// <param name="Retries">Calls that were paid more than once.</param>
public sealed record BillOverheads(UsdRange Rejected, UsdRange Checks, UsdRange Judges, UsdRange Retries)
{
    /// <summary>None.</summary>
    public static BillOverheads None { get; } = new(default, default, default, default);

    /// <summary>All of it, in USD.</summary>
    public UsdRange Total => Rejected + Checks + Judges + Retries;

    /// <summary>Adds two.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static BillOverheads operator +(BillOverheads left, BillOverheads right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new BillOverheads(left.Rejected + right.Rejected, left.Checks + right.Checks, left.Judges + right.Judges, left.Retries + right.Retries);
    }

    /// <summary>The same as the operator.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static BillOverheads Add(BillOverheads left, BillOverheads right) => left + right;

    /// <summary>What it comes to when it is paid several times.</summary>
    /// <param name="often">How often.</param>
    /// <returns>All of them.</returns>
    public BillOverheads Times(HowOften often) => new(Rejected.Times(often), Checks.Times(often), Judges.Times(often), Retries.Times(often));
}
