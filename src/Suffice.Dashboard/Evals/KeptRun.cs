using System.Collections.Immutable;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;

namespace Suffice.Dashboard.Evals;

/// <summary>A run as it was read: what it holds and what that says.</summary>
/// <param name="Run">The run.</param>
/// <param name="Report">What it says.</param>
/// <param name="Items">Its items, those first that a person should look at.</param>
internal sealed record KeptRun(EvalRun Run, RunReport Report, ImmutableArray<ItemResults> Items)
{
    /// <summary>Sums a run up. One that was ended early is judged as it would have been while somebody watched it: by then it had no fixed number of items.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The run with its report.</returns>
    public static KeptRun Of(EvalRun run)
    {
        ReportOptions options = new();
        RunWatch? watch = run.IsWhole || run.Head.Models.Length < 2 ? null : RunWatch.Again(run, options.RuleOf(run.Head), options.MetricOf(run.Head));
        EvalOutcome outcome = new(run, run.SpentUsd, Stopped: null) { Watch = watch };

        return new KeptRun(run, RunReporting.Of([outcome], options).Runs[0], [.. RunDifferences.Ordered(run)]);
    }
}
