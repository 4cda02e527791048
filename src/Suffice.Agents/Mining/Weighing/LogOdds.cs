using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Agents.Mining.Weighing;

/// <summary>
/// How much more a sign is shown on one side than on the other: the difference of log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn,
/// Fightin' Words, Political Analysis 16, 2008, equations 16 and 20 to 22), tickets being the trials.
/// </summary>
/// <remarks>Every count has half a ticket more than the paper's prior gives it. A sign may be shown by most tickets, so both terms of each side's variance are kept; for rare signs they are the paper's.</remarks>
/// <param name="Value">The difference; above 0 when it speaks for the first side.</param>
/// <param name="Error">Its standard error.</param>
internal readonly record struct LogOdds(double Value, double Error)
{
    // A sign that one side never shows has next to no prior there, and its variance would drown the strongest evidence that there is: each count is
    // at least half a ticket (Haldane, Annals of Human Genetics 20, 1956; Anscombe, Biometrika 43, 1956).
    private const double Least = 0.5;

    /// <summary>How many standard errors it is from nothing.</summary>
    public double Z => Value / Error;

    /// <summary>The two-sided p-value of no difference.</summary>
    public double P => Math.Min(1, 2 * NormalDistribution.Upper(Math.Abs(Z)));

    /// <summary>Weighs a sign.</summary>
    /// <param name="shown">How many of the first side show it.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="shownThere">How many of the second side show it.</param>
    /// <param name="allThere">How many there are.</param>
    /// <param name="prior">How many tickets the prior counts as, spread as both sides together are; above 0.</param>
    /// <returns>The difference.</returns>
    public static LogOdds Of(double shown, double all, double shownThere, double allThere, double prior)
    {
        double share = (shown + shownThere) / (all + allThere);
        double yes = (prior * share) + Least, no = (prior * (1 - share)) + Least;
        double a = shown + yes, b = all - shown + no;
        double c = shownThere + yes, d = allThere - shownThere + no;

        return new LogOdds(Math.Log(a / b) - Math.Log(c / d), Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d)));
    }
}
