using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>
/// What a policy would have been worth, from calls that another policy made with known probabilities: inverse propensity scores (Horvitz and
/// Thompson 1952), self-normalised (Swaminathan and Joachims 2015), and doubly robust (Dudik, Langford and Li 2011).
/// </summary>
internal static class InverseWeighting
{
    /// <summary>With a smaller effective sample nothing is said.</summary>
    public const int LeastEffective = 100;

    // The 97.5% point of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>Estimates the mean outcome of the other policy.</summary>
    /// <param name="calls">The logged calls.</param>
    /// <returns>The estimates; refused when the effective sample is under <see cref="LeastEffective"/>.</returns>
    public static PolicyValue Of(IReadOnlyList<LoggedOutcome> calls)
    {
        double weights = 0;
        double squares = 0;
        double weighted = 0;
        double robust = 0;
        double robustSquares = 0;
        foreach (LoggedOutcome call in calls)
        {
            double weight = call.Matches ? 1 / call.Propensity : 0;
            double term = call.ExpectedByPolicy + (weight * (call.Outcome - call.ExpectedAsLogged));
            weights += weight;
            squares += weight * weight;
            weighted += weight * call.Outcome;
            robust += term;
            robustSquares += term * term;
        }

        int n = calls.Count;
        double effective = squares == 0 ? 0 : weights * weights / squares;
        if (n == 0 || effective < LeastEffective)
        {
            return new PolicyValue(n, effective, null, null, null, null);
        }

        double mean = robust / n;
        double error = Z * Math.Sqrt(Math.Max(0, (robustSquares / n) - (mean * mean)) / n);

        return new PolicyValue(n, effective, weighted / n, weighted / weights, mean, new Interval(mean - error, mean + error));
    }
}

/// <summary>A logged call, as a policy that was not in force sees it.</summary>
/// <param name="Matches">Whether that policy would have done what was done.</param>
/// <param name="Propensity">The probability with which the policy in force did it, above 0 and up to 1.</param>
/// <param name="Outcome">What came of it, such as 1 for right and 0 for wrong.</param>
/// <param name="ExpectedAsLogged">What a model of outcomes, not fitted on this call, expects of what was done; 0 where there is none.</param>
/// <param name="ExpectedByPolicy">What it expects of what that policy would have done; 0 where there is none.</param>
internal readonly record struct LoggedOutcome(bool Matches, double Propensity, double Outcome, double ExpectedAsLogged, double ExpectedByPolicy);
