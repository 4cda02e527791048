namespace Suffice.Evaluation.Metrics;

/// <summary>The harmonic mean of precision and recall: of two sides, what both have.</summary>
internal static class F1
{
    /// <summary>F1 of what two sides share.</summary>
    /// <param name="shared">How many both have.</param>
    /// <param name="one">How many the one has.</param>
    /// <param name="two">How many the other has.</param>
    /// <returns>From 0 to 1; 1 where neither has any.</returns>
    public static double Of(int shared, int one, int two) => one + two == 0 ? 1 : 2.0 * shared / (one + two);
}
