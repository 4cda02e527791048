using System.Collections.Immutable;
using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>What did an eval show of the models as they are pinned?</summary>
internal sealed class EvalPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "eval";

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        string command = $"suffice eval {known.Task.Name} --models {known.EvalModels} --max-cost 5";
        if (known.Run is not { } run)
        {
            return new AdviceFinding(Name, "eval runs of the task", "none of these models as they are pinned", Pointing.Unknown, "an eval of both on the same items", command);
        }

        string looked = $"the eval run {run.Run} of {Figures.Day(run.StartedAt)}";
        ImmutableArray<Verdict> verdicts = known.Verdicts;
        if (!run.Whole || verdicts.IsEmpty)
        {
            return new AdviceFinding(Name, looked, run.Whole ? "it holds no verdict on a smaller model" : $"it ended before everything was asked{(run.Stopped is { } why ? $" ({why})" : string.Empty)}", Pointing.Unknown, "the whole run", command);
        }

        string found = string.Join(" ", verdicts.SelectMany(verdict => verdict.Sentences.Take(3)));

        return known.Sufficient is not null ? new AdviceFinding(Name, looked, found, Pointing.Small)
            : verdicts.All(verdict => verdict.Outcome == VerdictOutcome.Insufficient)
                ? new AdviceFinding(Name, looked, found, Pointing.Capable, "which of its answers may pass", $"suffice calibrate {known.Task.Name} --risk 0.03 --confidence 0.95")
                : new AdviceFinding(Name, looked, found, Pointing.Neither, More(verdicts), command);
    }

    private static string More(ImmutableArray<Verdict> verdicts) => verdicts.Select(verdict => verdict.MoreItems).Max() is { } more
        ? $"about {Figures.Count(more)} more items"
        : verdicts.SelectMany(verdict => verdict.Obstacles).FirstOrDefault() ?? "a wider margin: no practical number of items would";
}
