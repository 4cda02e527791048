namespace Suffice.Drift;

/// <summary>
/// Weighs the difference of two models on one call as evidence that the first has become worse. Calls on which both are right, or both
/// wrong, carry almost no noise, so that a fall shows sooner than in either's own rate.
/// </summary>
/// <param name="Better">Share of calls on which the first alone is right, above 0.</param>
/// <param name="Worse">Share of calls on which the second alone is right, above 0.</param>
/// <param name="Points">The fall that is to be noticed: so much more often the second alone is right.</param>
internal readonly record struct PairedShift(double Better, double Worse, double Points)
{
    /// <summary>The weight of one call.</summary>
    /// <param name="difference">1 when the first alone is right, -1 when the second alone is, 0 otherwise.</param>
    /// <returns>Positive when it speaks for a fall.</returns>
    public double Weigh(int difference)
    {
        double same = 1 - Better - Worse;

        return difference switch
        {
            < 0 => Math.Log((Worse + Points) / Worse),
            > 0 => 0,
            _ => Math.Log(Math.Max(same - Points, same / 4) / same),
        };
    }
}
