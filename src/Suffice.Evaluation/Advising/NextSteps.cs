using System.Collections.Immutable;
using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Advising.Points;

namespace Suffice.Evaluation.Advising;

/// <summary>What to do next, the most telling first.</summary>
internal static class NextSteps
{
    // What has to be there before the next can be run.
    private static readonly ImmutableArray<string> Order =
    [
        DocumentedPoint.Name, ExamplesPoint.Name, EvalPoint.Name, StakesPoint.Name, EscalationPoint.Name, CalibrationPoint.Name, LivePoint.Name,
        RepeatablePoint.Name, OpenEndedPoint.Name, CreativePoint.Name, ToolsPoint.Name, LongContextPoint.Name,
    ];

    /// <summary>Lists them.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="outcome">What is advised.</param>
    /// <param name="findings">What each point found.</param>
    /// <returns>Commands and lines of the policy.</returns>
    public static ImmutableArray<string> Of(TaskKnown known, AdviceOutcome outcome, ImmutableArray<AdviceFinding> findings)
    {
        string task = known.Task.Name;
        IEnumerable<string> first = (outcome, known.Task.Ladder.Length) switch
        {
            _ when known.Demotion is not null => ["suffice review"],
            (AdviceOutcome.SmallSuffices, _) => [$"in the policy, for {task}: ladder: [{known.Sufficient!.Small}], or keep {known.Capable.Name} above it with shadow: {{ rate: 0.02, budget: 5 }}, which tells when that stops being true"],
            (AdviceOutcome.SmallWithCapableAbove, 1) => [$"in the policy, for {task}: ladder: [{known.Sufficient!.Small}, {known.Capable.Name}] and gate: structural"],
            _ => [],
        };
        HashSet<string> settled = outcome switch
        {
            AdviceOutcome.SmallSuffices => [EscalationPoint.Name, CalibrationPoint.Name, EvalPoint.Name, ExamplesPoint.Name],
            AdviceOutcome.SmallWithCapableAbove => [EvalPoint.Name, ExamplesPoint.Name],
            _ => [],
        };

        return [.. first.Concat(findings.Where(finding => finding.Command is not null && !settled.Contains(finding.Point)).OrderBy(finding => Order.IndexOf(finding.Point)).Select(finding => finding.Command!)).Distinct(StringComparer.Ordinal)];
    }
}
