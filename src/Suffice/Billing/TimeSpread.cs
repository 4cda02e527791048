namespace Suffice.Billing;

/// <summary>A time that depends: its mean, between a lowest and a highest, and the most it can be.</summary>
/// <param name="Low">The lowest mean.</param>
/// <param name="High">The highest mean.</param>
/// <param name="Most">When everything that may happen does: every conditional step runs, every ladder is climbed to its end. Of the ledger: what 95% do not exceed.</param>
public sealed record TimeSpread(TimeSpan Low, TimeSpan High, TimeSpan Most)
{
    /// <summary>No time.</summary>
    public static TimeSpread None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>One after the other.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static TimeSpread operator +(TimeSpread left, TimeSpread right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new TimeSpread(left.Low + right.Low, left.High + right.High, left.Most + right.Most);
    }

    /// <summary>The same as the operator.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static TimeSpread Add(TimeSpread left, TimeSpread right) => left + right;

    /// <summary>The slower of two, each figure by itself.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The slower.</returns>
    public TimeSpread OrSlower(TimeSpread other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new TimeSpread(Slower(Low, other.Low), Slower(High, other.High), Slower(Most, other.Most));
    }

    private static TimeSpan Slower(TimeSpan one, TimeSpan other) => one >= other ? one : other;
}
