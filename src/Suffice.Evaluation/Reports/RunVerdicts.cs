using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Reports;

/// <summary>Holds each model of each run against the floor and the last model, on the same items.</summary>
internal static class RunVerdicts
{
    /// <summary>Decides of all models of all runs together.</summary>
    /// <returns>The verdicts of each run.</returns>
    public static ImmutableArray<ImmutableArray<Verdict>> Decide(IReadOnlyList<EvalOutcome> outcomes, ReportOptions options)
    {
        TaskRun[][] asked = [.. outcomes.Select(outcome => RunsOf(outcome.Run, options).ToArray())];
        TaskRun[] all = [.. asked.SelectMany(run => run)];
        ImmutableArray<Verdict> verdicts = new Adjudication(new VerdictRule { Confidence = options.Confidence }, options.Seed).Decide(all);
        Queue<Verdict> left = new(verdicts);
        return [.. asked.Select((run, i) => run.Select(_ => WatchedVerdicts.Of(left.Dequeue(), outcomes[i], all.Length)).ToImmutableArray())];
    }

    /// <summary>What each item belongs to; repeats of one item belong together.</summary>
    public static Dictionary<string, string> ClustersOf(EvalRun run) => run.Items.ToDictionary(item => item.Id, item => item.SplitKey, StringComparer.Ordinal);

    /// <summary>The metric whose mean is compared; <see langword="null"/> for the share of items that pass.</summary>
    /// <remarks>Of answers that are only held against each other, wins make up for losses: their mean says more than the share that does not lose.</remarks>
    public static string? MetricOf(EvalRunHead run, ReportOptions options) =>
        options.ByMetric ?? (options.Floor ?? run.Floor)?.Metric ?? (run.Metrics is ["pairwise"] ? "pairwise" : null);

    /// <summary>What good enough means for a run.</summary>
    public static VerdictRule RuleOf(EvalRunHead run, ReportOptions options)
    {
        QualityFloor? floor = options.Floor ?? run.Floor;
        return new VerdictRule
        {
            FloorMark = floor?.AtLeast,
            MarginPoints = options.MarginPoints ?? floor?.Margin ?? QualityFloor.UsualMargin,
            Confidence = options.Confidence,
        };
    }

    private static IEnumerable<TaskRun> RunsOf(EvalRun run, ReportOptions options)
    {
        string[] models = [.. run.Head.Models.Select(model => model.Name)];
        QualityFloor? floor = options.Floor ?? run.Head.Floor;
        if (models.Length == 1 && floor is null)
        {
            yield break;
        }

        string? large = models.Length > 1 ? models[^1] : null;
        string? metric = MetricOf(run.Head, options);
        VerdictRule rule = RuleOf(run.Head, options);
        Dictionary<(string Model, string Item, int Repeat), EvalResult> results = run.Results.ToDictionary(result => (result.Model, result.Item, result.Repeat));
        Dictionary<string, string> clusters = ClustersOf(run);
        JudgeTrust? trust = JudgeReport.Of(run, options.Labels, options.Seed)?.Trust;
        foreach (string small in large is null ? models : models[..^1])
        {
            yield return new TaskRun(run.Head.Task ?? run.Head.Set, small, large, [.. run.Of(small).Where(IsPaired).Select(Pair)])
            {
                Rule = rule,
                Source = run.Head.JudgeDecides ? ScoreSource.Judge : ScoreSource.Metric,
                Judge = trust,
            };
        }

        // A run that ended early may have asked the one and not the other.
        bool IsPaired(EvalResult result) => large is null || results.ContainsKey((large, result.Item, result.Repeat));

        PairedItem Pair(EvalResult result) => new(
            result.Item,
            result.ScoreBy(metric),
            large is null ? null : results[(large, result.Item, result.Repeat)].ScoreBy(metric))
        {
            Cluster = clusters[result.Item],
            HumanSmall = HumanOf(result),
            HumanLarge = large is null ? null : HumanOf(results[(large, result.Item, result.Repeat)]),
        };

        ItemScore? HumanOf(EvalResult result) => !run.Head.JudgeDecides ? null : options.Labels?.Of(result) switch
        {
            true => ItemScore.Pass,
            false => ItemScore.Fail,
            null => null,
        };
    }
}
