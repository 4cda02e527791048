using System.Collections.Immutable;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;

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
        JudgeReport?[] judges = [.. outcomes.Select(outcome => JudgeReport.Of(outcome.Run, options.Seed))];
        ImmutableArray<ImmutableArray<Verdict>> verdicts = RunVerdicts.Decide(outcomes, judges, options);
        return new EvalReport([.. outcomes.Select((outcome, i) => Of(outcome, verdicts[i], judges[i], options))]);
    }

    /// <summary>Watches a run that is about to begin, by the marks that its report will hold it against.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">The marks.</param>
    /// <param name="stops">True to end the run once its verdicts are reached.</param>
    /// <param name="together">How many verdicts are watched together, those of other runs included.</param>
    /// <returns>What watches it; <see langword="null"/> for a run of one model, which there is nothing to hold against.</returns>
    public static RunWatch? Watch(PreparedRun run, ReportOptions options, bool stops, int together)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        return run.Options.Models.Length < 2 ? null : new RunWatch(run, options.RuleOf(run.Head), options.MetricOf(run.Head), stops, together);
    }

    private static IEnumerable<string> LostOf(EvalRun run)
    {
        if (run.Lost > 0)
        {
            yield return $"{Figures.Count(run.Lost, "result")} cannot be used: what they are of is none of the items, models and repeats that can be read in {run.Path}, so that the run is not whole";
        }

        if (run.Head.Items - run.Items.Length is > 0 and int missing)
        {
            yield return $"{Figures.Count(missing, "item")} of {run.Head.Items} cannot be read in {run.Path}, so that the run is not whole; the same command asks them again";
        }
    }

    private static IEnumerable<string> Unmeasured(EvalRun run) => run.LabelsProblem is { } problem
        ? [$"what people said of its answers cannot be read, so that the judge {run.Head.Judge} is not measured: {problem}"]
        : run.Head.JudgeDecides && run.Labels.Count == 0
        ? [$"the judge {run.Head.Judge} has not been measured against people's labels: its verdicts are an opinion until then (--write-labels FILE, label {JudgeTrust.LabelsNeeded} answers or more, --labels FILE)"]
        : [];

    private static IEnumerable<string> NotMeasuredBy(EvalRun run, ReportOptions options) =>
        options.MetricOf(run.Head) is { } metric && !run.Head.Metrics.Contains(metric, StringComparer.Ordinal)
            ? [$"{metric}, by which it is compared, measured none of its items: {(BuiltInMetrics.Find(metric) is null ? "name a metric that measures each answer" : $"run it with --metric {metric}")}"]
            : [];

    private static RunReport Of(EvalOutcome outcome, ImmutableArray<Verdict> verdicts, JudgeReport? judge, ReportOptions options)
    {
        EvalRun run = outcome.Run;
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
            JudgeMeasured = judge,
            Whole = run.IsWhole,
            Stopped = outcome.Stopped,
            Ending = outcome.Ending,
            Watched = outcome.Watch is not null,
            SpentUsd = outcome.SpentUsd,
            IsReplayed = run.Head.Models.All(model => model.Provider is null || model.IsReplayed),
            Floor = options.FloorOf(run.Head),
            ComparedBy = options.MetricOf(run.Head),
            Models = [.. run.Head.Models.Select(model => models.Of(model, [.. byModel[model.Name]]))],
            Verdicts = verdicts,
            Slices = RunSlices.Of(run),
            Differences = RunDifferences.Summary(run),
            Problems = run.Head.Problems,
            Warnings = [.. run.Head.Warnings, .. LostOf(run), .. Unmeasured(run), .. NotMeasuredBy(run, options)],
            Source = run,
        };
    }
}
