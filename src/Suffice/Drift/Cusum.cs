namespace Suffice.Drift;

/// <summary>Page's cumulative sum (Biometrika 41, 1954): evidence adds up, and never falls under nothing.</summary>
/// <param name="Level">The evidence now.</param>
/// <param name="Seen">How many observations went in.</param>
public readonly record struct Cusum(double Level, long Seen)
{
    /// <summary>Adds an observation.</summary>
    /// <param name="weight">Its weight, as <see cref="RateShift.Weigh"/> or <see cref="PairedShift.Weigh"/> gives it.</param>
    /// <returns>The sum after it; an alarm when its level reaches the threshold (<see cref="CusumRunLength"/>).</returns>
    public Cusum Add(double weight) => new(Math.Max(0, Level + weight), Seen + 1);
}
