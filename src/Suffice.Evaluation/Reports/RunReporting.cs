using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Reports;

/// <summary>Sums runs up.</summary>
public static class RunReporting
{
    /// <summary>Makes the report of runs that are decided together: the more verdicts, the more each has to show (Holm).</summary>
    /// <param name="outcomes">The runs, a task or a set each.</param>
    /// <param name="options">How they are held against their marks.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">A floor, margin or confidence is none.</exception>
    public static EvalReport Of(IReadOnlyList<EvalOutcome> outcomes, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<ImmutableArray<Verdict>> verdicts = RunVerdicts.Decide([.. outcomes.Select(outcome => outcome.Run)], options);
        return new EvalReport([.. outcomes.Select((outcome, i) => Of(outcome, verdicts[i], options))]);
    }

    private static RunReport Of(EvalOutcome outcome, ImmutableArray<Verdict> verdicts, ReportOptions options)
    {
        EvalRun run = outcome.Run;
        QualityFloor? floor = options.Floor ?? run.Head.Floor;
        ILookup<string, EvalResult> byModel = run.Results.ToLookup(result => result.Model, StringComparer.Ordinal);
        ModelReporting models = new(run, options.Seed);
        return new RunReport
        {
            Run = run.Head.Id,
            Path = run.Path,
            Set = run.Head.Set,
            Task = run.Head.Task,
            StartedAt = run.Head.StartedAt,
            Items = run.Items.Length,
            Unlabelled = run.Head.Unlabelled,
            Repeats = run.Head.Repeats,
            MeasuredBy = run.Head.Metrics,
            Judge = run.Head.Judge,
            Whole = run.IsWhole,
            Stopped = outcome.Stopped,
            AtCap = outcome.AtCap,
            SpentUsd = outcome.SpentUsd,
            IsReplayed = run.Head.Models.All(model => model.Provider is null || model.IsReplayed),
            Floor = floor,
            ComparedBy = RunVerdicts.MetricOf(run, options),
            Models = [.. run.Head.Models.Select(model => models.Of(model, [.. byModel[model.Name]]))],
            Verdicts = verdicts,
            Slices = RunSlices.Of(run),
            Differences = RunDifferences.Summary(run),
            Problems = run.Head.Problems,
            Warnings = run.Head.Warnings,
            Source = run,
        };
    }
}
