using System.Collections.Immutable;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Reports;

/// <summary>Holds each model of each run against the floor and the last model, on the same items.</summary>
internal static class RunVerdicts
{
    /// <summary>Decides of all models of all runs together.</summary>
    /// <param name="outcomes">The runs.</param>
    /// <param name="judges">What the judge of each was measured to be worth.</param>
    /// <param name="options">The marks.</param>
    /// <returns>The verdicts of each run.</returns>
    public static ImmutableArray<ImmutableArray<Verdict>> Decide(IReadOnlyList<EvalOutcome> outcomes, IReadOnlyList<JudgeReport?> judges, ReportOptions options)
    {
        TaskRun[][] asked = [.. outcomes.Select((outcome, i) => RunsOf(outcome.Run, judges[i]?.Trust, options).ToArray())];
        TaskRun[] all = [.. asked.SelectMany(run => run)];
        ImmutableArray<Verdict> verdicts = new Adjudication(new VerdictRule { Confidence = options.Confidence }, options.Seed).Decide(all);
        Queue<Verdict> left = new(verdicts);
        return [.. asked.Select((run, i) => run.Select(_ => WatchedVerdicts.Of(left.Dequeue(), outcomes[i], options.Confidence, all.Length)).ToImmutableArray())];
    }

    /// <summary>A model's answers by themselves, to be held against a floor.</summary>
    public static TaskRun Alone(EvalRun run, string model, JudgeTrust? judge, ReportOptions options)
    {
        string? metric = options.MetricOf(run.Head);
        Dictionary<string, string> clusters = ClustersOf(run);

        return new TaskRun(
            run.Head.Task ?? run.Head.Set,
            model,
            null,
            [.. run.Of(model).Select(result => new PairedItem(result.Item, result.ScoreBy(metric)) { Cluster = clusters[result.Item], HumanSmall = HumanOf(run, result) })])
        {
            Source = run.Head.ScoredBy,
            Judge = judge,
        };
    }

    /// <summary>What each item belongs to; repeats of one item belong together.</summary>
    public static Dictionary<string, string> ClustersOf(EvalRun run) => run.Items.ToDictionary(item => item.Id, item => item.SplitKey, StringComparer.Ordinal);

    private static IEnumerable<TaskRun> RunsOf(EvalRun run, JudgeTrust? judge, ReportOptions options)
    {
        string[] models = [.. run.Head.Models.Select(model => model.Name)];
        if (models.Length == 1 && options.FloorOf(run.Head) is null)
        {
            yield break;
        }

        string? large = models.Length > 1 ? models[^1] : null;
        string? metric = options.MetricOf(run.Head);
        VerdictRule rule = options.RuleOf(run.Head);
        Dictionary<(string Model, string Item, int Repeat), EvalResult> results = run.Results.ToDictionary(result => (result.Model, result.Item, result.Repeat));
        Dictionary<string, string> clusters = ClustersOf(run);
        foreach (string small in large is null ? models : models[..^1])
        {
            yield return new TaskRun(run.Head.Task ?? run.Head.Set, small, large, [.. run.Of(small).Where(IsPaired).Select(Pair)])
            {
                Rule = rule,
                Source = run.Head.ScoredBy,
                Judge = judge,
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
            HumanSmall = HumanOf(run, result),
            HumanLarge = large is null ? null : HumanOf(run, results[(large, result.Item, result.Repeat)]),
        };
    }

    private static ItemScore? HumanOf(EvalRun run, EvalResult result) => !run.Head.JudgeDecides ? null : run.LabelOf(result) switch
    {
        true => ItemScore.Pass,
        false => ItemScore.Fail,
        null => null,
    };
}
