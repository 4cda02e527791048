namespace Suffice.Billing.Amounts;

/// <summary>A share from a lowest to a highest value; 1 is all.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public readonly record struct ShareRange(decimal Low, decimal High)
{
    /// <summary>None to all.</summary>
    public static ShareRange NoneToAll { get; } = new(0, 1);

    /// <summary>One share.</summary>
    /// <param name="share">The share.</param>
    /// <returns>The range of it alone.</returns>
    public static ShareRange Of(decimal share) => new(share, share);

    /// <summary>The range that two shares span, in whichever order.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    /// <returns>The range.</returns>
    public static ShareRange Between(decimal one, decimal other) => one <= other ? new(one, other) : new(other, one);
}
