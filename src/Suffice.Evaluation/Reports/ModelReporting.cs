using Suffice.Evaluation.Metrics.OfSets;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Reports;

/// <summary>Sums up what one model did.</summary>
/// <param name="run">The run.</param>
/// <param name="seed">Seed of the bootstrap.</param>
internal sealed class ModelReporting(EvalRun run, int seed)
{
    // Figures over all labels are costly to count; their interval is read to a point, not to its third place.
    private const int LabelDraws = 400;

    private readonly Dictionary<string, string> clusters = RunVerdicts.ClustersOf(run);

    /// <summary>Sums a model up.</summary>
    public ModelReport Of(EvalRunModel model, EvalResult[] results)
    {
        EvalResult[] judged = [.. results.Where(result => !result.IsError)];
        int passed = judged.Count(result => result.Passed == true);
        decimal[] priced = [.. results.Where(result => result is { Answer: not null, CostUsd: not null }).Select(result => result.CostUsd!.Value)];
        double[] times = [.. results.Where(result => result is { Latency: not null, IsError: false }).Select(result => result.Latency!.Value.TotalMilliseconds).Order()];
        return new ModelReport
        {
            Model = model.Name,
            Id = model.Id,
            Answers = results.Length,
            Passed = passed,
            Failed = judged.Length - passed,
            Errors = results.Length - judged.Length,
            CallErrors = results.Count(result => result.IsError && result.ErrorKind != EvalResult.MetricError),
            PassRate = judged.Length > 0 ? (double)passed / judged.Length : null,
            PassRate95 = IntervalOf([.. judged.Select(result => (result.Item, result.Passed == true ? 1.0 : 0))]),
            AlwaysPassed = run.Head.Repeats > 1 && judged.Length > 0 ? judged.GroupBy(result => result.Item, StringComparer.Ordinal).Average(item => item.All(result => result.Passed == true) ? 1.0 : 0) : null,
            MeanScore = judged.Length > 0 ? judged.Average(result => result.Score!.Value) : null,
            Metrics = [.. MetricsOf(judged), .. LabelsOf(judged)],
            KnownCostUsd = priced.Sum(),
            Unpriced = results.Count(result => result.Answer is not null && result.CostUsd is null),
            CostPerItemUsd = priced.Length > 0 ? priced.Average() : null,
            JudgeCostUsd = results.Sum(result => result.JudgeCostUsd ?? 0),
            LatencyP50 = Percentile(times, 0.5),
            LatencyP95 = Percentile(times, 0.95),
            Cached = results.Count(result => result.Cached),
        };
    }

    private IEnumerable<MetricReport> MetricsOf(EvalResult[] judged) => judged
        .SelectMany(result => result.Metrics.Where(metric => metric.Score is not null).Select(metric => (result.Item, Metric: metric)))
        .GroupBy(measured => measured.Metric.Name, StringComparer.Ordinal)
        .Select(metric => Of(metric.Key, [.. metric]))
        .OrderByDescending(metric => metric.Decides).ThenByDescending(metric => metric.Answers).ThenBy(metric => metric.Name, StringComparer.Ordinal);

    private MetricReport Of(string name, (string Item, MetricScore Metric)[] measured) => new(
        name,
        measured.Length,
        measured.Average(one => one.Metric.Score!.Value),
        IntervalOf([.. measured.Select(one => (one.Item, one.Metric.Score!.Value))]),
        measured.Count(one => one.Metric.Passed == false),
        measured.Any(one => one.Metric.Weight > 0));

    private IEnumerable<MetricReport> LabelsOf(EvalResult[] judged)
    {
        LabelPair[] labels = [.. judged.Where(result => result is { Prediction: not null, Truth: not null }).Select(result => new LabelPair(result.Prediction!, result.Truth!))];
        return labels.Length == 0 ? [] : SetMetrics.All.Select(metric => new MetricReport(
            metric.Name,
            labels.Length,
            metric.Measure(labels),
            ItemBootstrap.Interval(labels.Length, new Random(seed), drawn => metric.Measure([.. drawn.Select(i => labels[i])]), draws: LabelDraws),
            0,
            Decides: false));
    }

    private Interval? IntervalOf((string Item, double Score)[] scores)
    {
        if (scores.Length == 0)
        {
            return null;
        }

        string[] keys = [.. scores.Select(score => clusters[score.Item])];
        bool isClustered = keys.Distinct(StringComparer.Ordinal).Count() < keys.Length;
        return !isClustered && scores.All(score => score.Score is 0 or 1)
            ? WilsonInterval.Of(scores.Count(score => score.Score == 1), scores.Length)
            : new ClusteredBootstrap(new Random(seed)).OfMean([.. scores.Select(score => score.Score)], keys, least: 0)?.Interval;
    }

    // The nearest rank: a time that was really measured.
    private static TimeSpan? Percentile(double[] ordered, double share) =>
        ordered.Length == 0 ? null : TimeSpan.FromMilliseconds(ordered[(int)Math.Ceiling(share * ordered.Length) - 1]);
}
