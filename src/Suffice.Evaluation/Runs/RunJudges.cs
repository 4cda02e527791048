using System.Collections.Immutable;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;

namespace Suffice.Evaluation.Runs;

/// <summary>Which metrics of a run ask a judge, and whom.</summary>
internal static class RunJudges
{
    /// <summary>The metrics that ask one.</summary>
    public static IEnumerable<MetricSpec> Wanted(ImmutableArray<PreparedItem> items, EvalOptions options) =>
        items.SelectMany(item => SpecsOf(item, options)).SelectMany(spec => spec.Single).Where(AsksJudge);

    /// <summary>The names of those asked.</summary>
    public static string[] Names(ImmutableArray<PreparedItem> items, EvalOptions options) =>
        [.. Wanted(items, options).Select(spec => spec.Judge ?? options.Judge?.Name).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>True when an answer passes only where a judge says so.</summary>
    public static bool Decide(ImmutableArray<PreparedItem> items, EvalOptions options) =>
        items.Any(item => SpecsOf(item, options).Any(spec => spec.Weight > 0 && spec.Single.Any(AsksJudge)));

    /// <summary>By what a judge is to judge the answers to an item: the same for the same words, whoever judges.</summary>
    /// <returns>A hash; <see langword="null"/> when nobody is asked.</returns>
    public static string? StandardOf(EvalItem item, ImmutableArray<MetricSpec> ofRun)
    {
        MetricSpec[] judged = [.. item.Metrics.Concat(ofRun).SelectMany(spec => spec.Single).Where(AsksJudge)];

        return judged.Length == 0 ? null : RunKey.OfStandard(judged);
    }

    private static IEnumerable<MetricSpec> SpecsOf(PreparedItem item, EvalOptions options) => item.Item.Metrics.Concat(options.Metrics);

    private static bool AsksJudge(MetricSpec spec) => BuiltInMetrics.Find(spec.Type) is { AsksAJudge: true };
}
