using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.People;
using Suffice.Reports;

namespace Suffice.Cli.Output.Evals;

/// <summary>Says which of the labels that were given count for nothing.</summary>
internal static class LabelText
{
    /// <summary>Says it.</summary>
    /// <param name="said">The labels that were given.</param>
    /// <param name="outcomes">The runs they were given for.</param>
    /// <returns>A line; empty when all count.</returns>
    public static string Of(HumanLabels said, IReadOnlyList<EvalOutcome> outcomes)
    {
        int met = outcomes.Where(outcome => outcome.Run.Head.JudgeDecides).Sum(outcome => said.Of(outcome.Run).Count);

        return !outcomes.Any(outcome => outcome.Run.Head.JudgeDecides) ? $"--labels: no judge decides here, so that labels count for nothing{Environment.NewLine}"
            : met < said.Count ? $"--labels: {Figures.Count(said.Count - met)} of {Figures.Count(said.Count, "label")} are of other answers than were given now, and do not count{Environment.NewLine}"
            : string.Empty;
    }
}
