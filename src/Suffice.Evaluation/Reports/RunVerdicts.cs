using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Reports;

/// <summary>Holds each model of each run against the floor and the last model, on the same items.</summary>
internal static class RunVerdicts
{
    /// <summary>Decides of all models of all runs together.</summary>
    /// <returns>The verdicts of each run.</returns>
    public static ImmutableArray<ImmutableArray<Verdict>> Decide(IReadOnlyList<EvalRun> runs, ReportOptions options)
    {
        TaskRun[][] asked = [.. runs.Select(run => RunsOf(run, options).ToArray())];
        TaskRun[] all = [.. asked.SelectMany(run => run)];
        ImmutableArray<Verdict> verdicts = new Adjudication(new VerdictRule { Confidence = options.Confidence }, options.Seed).Decide(all);
        Queue<Verdict> left = new(verdicts);
        return [.. asked.Select(run => run.Select(_ => left.Dequeue()).ToImmutableArray())];
    }

    /// <summary>What each item belongs to; repeats of one item belong together.</summary>
    public static Dictionary<string, string> ClustersOf(EvalRun run) => run.Items.ToDictionary(item => item.Id, item => item.SplitKey, StringComparer.Ordinal);

    /// <summary>The metric whose mean is compared; <see langword="null"/> for the share of items that pass.</summary>
    /// <remarks>Of answers that are only held against each other, wins make up for losses: their mean says more than the share that does not lose.</remarks>
    public static string? MetricOf(EvalRun run, ReportOptions options) =>
        options.ByMetric ?? (options.Floor ?? run.Head.Floor)?.Metric ?? (run.Head.Metrics is ["pairwise"] ? "pairwise" : null);

    private static IEnumerable<TaskRun> RunsOf(EvalRun run, ReportOptions options)
    {
        string[] models = [.. run.Head.Models.Select(model => model.Name)];
        QualityFloor? floor = options.Floor ?? run.Head.Floor;
        if (models.Length == 1 && floor is null)
        {
            yield break;
        }

        string? large = models.Length > 1 ? models[^1] : null;
        string? metric = MetricOf(run, options);
        VerdictRule rule = new()
        {
            FloorMark = floor?.AtLeast,
            MarginPoints = options.MarginPoints ?? floor?.Margin ?? QualityFloor.UsualMargin,
            Confidence = options.Confidence,
        };
        Dictionary<(string Model, string Item, int Repeat), EvalResult> results = run.Results.ToDictionary(result => (result.Model, result.Item, result.Repeat));
        Dictionary<string, string> clusters = ClustersOf(run);
        foreach (string small in large is null ? models : models[..^1])
        {
            yield return new TaskRun(run.Head.Task ?? run.Head.Set, small, large, [.. run.Of(small).Where(IsPaired).Select(Pair)])
            {
                Rule = rule,
                Source = run.Head.JudgeDecides ? ScoreSource.Judge : ScoreSource.Metric,
            };
        }

        // A run that ended early may have asked the one and not the other.
        bool IsPaired(EvalResult result) => large is null || results.ContainsKey((large, result.Item, result.Repeat));

        PairedItem Pair(EvalResult result) => new(
            result.Item,
            ScoreOf(result, metric),
            large is null ? null : ScoreOf(results[(large, result.Item, result.Repeat)], metric))
        {
            Cluster = clusters[result.Item],
        };
    }

    private static ItemScore ScoreOf(EvalResult result, string? metric) =>
        result.IsError ? ItemScore.Error
        : metric is not null ? (result.Metrics.FirstOrDefault(score => score.Name == metric)?.Score is { } measured ? ItemScore.Of(measured) : ItemScore.Error)
        : result.Passed == true ? ItemScore.Pass
        : ItemScore.Fail;
}
