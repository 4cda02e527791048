using Suffice.Evaluation.Statistics.Certificates;

namespace Suffice.Evaluation.Calibrating;

/// <summary>What a rule does on scored calls.</summary>
/// <param name="calls">The calls.</param>
/// <param name="goal">What is bounded.</param>
internal sealed class RuleTrial(IReadOnlyList<ScoredCall> calls, RuleGoal goal)
{
    /// <summary>The calls.</summary>
    public IReadOnlyList<ScoredCall> Calls { get; } = calls;

    /// <summary>Thresholds for a rule, strictest first, from the scores alone.</summary>
    /// <param name="rule">The rule, its threshold left aside.</param>
    /// <param name="steps">How many.</param>
    /// <returns>The thresholds.</returns>
    public IReadOnlyList<double> Grid(LadderRule rule, int steps = 40) =>
        ThresholdGrid.FromScores([.. Calls.SelectMany(call => LadderCourse.Gains(call, rule))], steps);

    /// <summary>Serves every call by a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>What is served, in the order of the calls.</returns>
    public ServedCall[] Serve(LadderRule rule) => [.. Calls.Select(call => LadderCourse.Follow(call, rule))];

    /// <summary>What each call loses.</summary>
    /// <param name="served">What was served.</param>
    /// <returns>The losses.</returns>
    public double[] Losses(IReadOnlyList<ServedCall> served) => [.. Calls.Select((call, i) => goal.Of(call, served[i]))];
}
