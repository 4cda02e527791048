namespace Suffice.Billing.Amounts;

/// <summary>How often something happens for one of another thing: a range, held as a fraction so that a sixth stays a sixth.</summary>
public readonly record struct HowOften
{
    private readonly decimal low;
    private readonly decimal high;
    private readonly decimal lowDivisor;
    private readonly decimal highDivisor;

    private HowOften(decimal low, decimal lowDivisor, decimal high, decimal highDivisor)
    {
        (this.low, this.lowDivisor, this.high, this.highDivisor) = (low, lowDivisor, high, highDivisor);
    }

    /// <summary>Once.</summary>
    public static HowOften Once { get; } = Between(1, 1);

    /// <summary>The least number.</summary>
    public decimal Low => lowDivisor == 0 ? 0 : low / lowDivisor;

    /// <summary>The greatest number.</summary>
    public decimal High => highDivisor == 0 ? 0 : high / highDivisor;

    /// <summary>A range of numbers.</summary>
    /// <param name="low">The least; not below zero.</param>
    /// <param name="high">The greatest; not below the least.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below zero, or the greatest below the least.</exception>
    public static HowOften Between(decimal low, decimal high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        return new HowOften(low, 1, high, 1);
    }

    /// <summary>As often as both say together.</summary>
    /// <param name="more">The other range.</param>
    /// <returns>The product.</returns>
    public HowOften Times(HowOften more) => new(low * more.low, lowDivisor * more.lowDivisor, high * more.high, highDivisor * more.highDivisor);

    /// <summary>As often, shared by a number of others: the least where they are most.</summary>
    /// <param name="others">By how many; above zero.</param>
    /// <returns>The quotient.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The least of the others is not above zero.</exception>
    public HowOften SharedBy(HowOften others)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(others.low, nameof(others));
        return new HowOften(low * others.highDivisor, lowDivisor * others.high, high * others.lowDivisor, highDivisor * others.low);
    }

    /// <summary>What an amount comes to when it is paid the least number of times.</summary>
    /// <param name="usd">The amount in USD.</param>
    /// <returns>The amount in USD, divided once and last, to eighteen places.</returns>
    public decimal AtLeast(decimal usd) => Divided(usd * low, lowDivisor);

    /// <summary>What an amount comes to when it is paid the greatest number of times.</summary>
    /// <param name="usd">The amount in USD.</param>
    /// <returns>The amount in USD, divided once and last, to eighteen places.</returns>
    public decimal AtMost(decimal usd) => Divided(usd * high, highDivisor);

    // As many places as leave room for ten billion dollars before them: sums and differences of what was divided are exact.
    private static decimal Divided(decimal usd, decimal by) => by is 0 or 1 ? usd : decimal.Round(usd / by, 18);
}
