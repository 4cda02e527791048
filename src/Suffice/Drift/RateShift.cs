namespace Suffice.Drift;

/// <summary>Weighs one verdict as evidence that a rate has fallen: the logarithm of its likelihood after the fall over before.</summary>
/// <param name="Before">The rate as it should be, above 0 and below 1.</param>
/// <param name="After">The rate that is to be noticed, above 0 and below <paramref name="Before"/>.</param>
public readonly record struct RateShift(double Before, double After)
{
    /// <summary>A fall by some points, kept inside what a rate can be.</summary>
    /// <param name="before">The rate as it should be, from 0 to 1.</param>
    /// <param name="points">The fall that is to be noticed, such as 0.05.</param>
    /// <returns>The shift.</returns>
    public static RateShift Fall(double before, double points)
    {
        double rate = Math.Clamp(before, 0.02, 0.999);

        return new RateShift(rate, Math.Max(rate - points, rate / 4));
    }

    /// <summary>The weight of one verdict.</summary>
    /// <param name="passed">Whether it was good.</param>
    /// <returns>Positive for a bad one, negative for a good one.</returns>
    public double Weigh(bool passed) => passed ? Math.Log(After / Before) : Math.Log((1 - After) / (1 - Before));
}
