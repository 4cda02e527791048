using System.Collections.Immutable;
using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Metrics.Scoring;

/// <summary>Measures an answer by all metrics of its item and says whether it passes.</summary>
/// <remarks>
/// An answer passes when every weighted metric does, or with a threshold when their weighted mean reaches it. A metric that does not apply counts
/// for nothing; one that cannot measure makes the whole an error, never a pass and never a fail, unless it only reports.
/// </remarks>
/// <param name="metrics">The metrics.</param>
/// <param name="threshold">The weighted score that passes; <see langword="null"/> when each metric must.</param>
internal sealed class AnswerScorer(ImmutableArray<WeightedMetric> metrics, double? threshold)
{
    public async ValueTask<AnswerScore> ScoreAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        ScoreTally tally = new();
        foreach (WeightedMetric metric in metrics)
        {
            tally.Add(metric, await MeasureAsync(metric, measured, tally, cancellationToken).ConfigureAwait(false));
        }

        return tally.Sum(threshold);
    }

    private static async ValueTask<MetricResult> MeasureAsync(WeightedMetric weighted, MeasuredAnswer measured, ScoreTally outer, CancellationToken cancellationToken)
    {
        MetricResult result = weighted.Metric is { } metric
            ? await GuardedAsync(metric, measured, cancellationToken).ConfigureAwait(false)
            : await MeasureInnerAsync(weighted, measured, outer, cancellationToken).ConfigureAwait(false);
        return weighted.IsNegated ? result.Negated() : result;
    }

    private static async ValueTask<MetricResult> MeasureInnerAsync(WeightedMetric several, MeasuredAnswer measured, ScoreTally outer, CancellationToken cancellationToken)
    {
        ScoreTally tally = new();
        foreach (WeightedMetric one in several.Inner)
        {
            tally.Add(one, await MeasureAsync(one, measured, tally, cancellationToken).ConfigureAwait(false));
        }

        AnswerScore sum = tally.Sum(several.Threshold);
        outer.Detail(sum);
        return sum is { Passed: { } passed, Score: { } score }
            ? MetricResult.Graded(score, passed, sum.Metrics.FirstOrDefault(inner => inner.Passed == false)?.Reason) with { CostUsd = sum.JudgeCostUsd }
            : tally.IsEmpty ? MetricResult.NotApplicable() : MetricResult.Failed(sum.Error ?? "nothing was measured") with { CostUsd = sum.JudgeCostUsd };
    }

    // A metric that breaks has not judged the answer, whoever wrote it.
    private static async ValueTask<MetricResult> GuardedAsync(IMetric metric, MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        try
        {
            return await metric.MeasureAsync(measured, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken) when (broken is not NoMoreCallsException)
        {
            return MetricResult.Failed($"the metric broke: {broken.GetType().Name}: {broken.Message}");
        }
    }
}
