namespace Suffice.Drift;

/// <summary>
/// The Shiryaev-Roberts e-detector (Shin, Ramdas and Rinaldo, arXiv 2203.03532): an alarm at A comes, while nothing has changed, after
/// A observations on average or later, whatever the true rate above the stated one is. Nothing is tuned.
/// </summary>
/// <param name="Evidence">The evidence now, from 0.</param>
/// <param name="Seen">How many observations went in.</param>
public readonly record struct ShiryaevRoberts(double Evidence, long Seen)
{
    /// <summary>Adds an observation.</summary>
    /// <param name="weight">The logarithm of its likelihood ratio, as <see cref="RateShift.Weigh"/> gives it.</param>
    /// <returns>The evidence after it; an alarm when it reaches the average run length that is wanted without a change.</returns>
    public ShiryaevRoberts Add(double weight) => new(Math.Min((Evidence + 1) * Math.Exp(weight), 1e300), Seen + 1);
}
