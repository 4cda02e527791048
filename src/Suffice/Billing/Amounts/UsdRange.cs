using System.Text.Json.Serialization;

namespace Suffice.Billing.Amounts;

/// <summary>US dollars from a lowest to a highest amount, exact; both the same where the amount is one.</summary>
public readonly record struct UsdRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="low">The lowest, in USD.</param>
    /// <param name="high">The highest, in USD.</param>
    /// <exception cref="ArgumentOutOfRangeException">The highest is below the lowest.</exception>
    [JsonConstructor]
    public UsdRange(decimal low, decimal high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        Low = low;
        High = high;
    }

    /// <summary>The lowest amount in USD.</summary>
    public decimal Low { get; }

    /// <summary>The highest amount in USD.</summary>
    public decimal High { get; }

    /// <summary>True where the amount is one and no range.</summary>
    [JsonIgnore]
    public bool IsExact => Low == High;

    /// <summary>One amount.</summary>
    /// <param name="usd">The amount in USD.</param>
    /// <returns>The range of it alone.</returns>
    public static UsdRange Of(decimal usd) => new(usd, usd);

    /// <summary>The range that two amounts span, in whichever order.</summary>
    /// <param name="one">One, in USD.</param>
    /// <param name="other">The other, in USD.</param>
    /// <returns>The range.</returns>
    public static UsdRange Between(decimal one, decimal other) => one <= other ? new(one, other) : new(other, one);

    /// <summary>Adds lowest to lowest and highest to highest.</summary>
    /// <param name="left">One range.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static UsdRange operator +(UsdRange left, UsdRange right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>The same as the operator.</summary>
    /// <param name="left">One range.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static UsdRange Add(UsdRange left, UsdRange right) => left + right;

    /// <summary>Everything that an amount of this range can come to when it is paid as often as a number says.</summary>
    /// <param name="often">How often; not below zero.</param>
    /// <returns>The range, whichever signs its ends have.</returns>
    public UsdRange Times(HowOften often) =>
        new(Math.Min(often.AtLeast(Low), often.AtMost(Low)), Math.Max(often.AtLeast(High), often.AtMost(High)));
}
