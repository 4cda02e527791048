using System.Collections.Immutable;

namespace Suffice.Evaluation.Metrics.Scoring;

/// <summary>Gathers what metrics say of one answer.</summary>
internal sealed class ScoreTally
{
    private readonly ImmutableArray<MetricScore>.Builder scores = ImmutableArray.CreateBuilder<MetricScore>();
    private readonly List<MetricScore> details = [];
    private string? prediction;
    private string? truth;
    private decimal judged;
    private bool anyJudge;
    private bool unknownCost;

    /// <summary>True when nothing weighed was measured, and nothing failed to be.</summary>
    public bool IsEmpty => !scores.Any(score => score.Weight > 0 && (score.Score is not null || score.Error is not null));

    public void Add(WeightedMetric metric, MetricResult result)
    {
        bool measured = result.Kind == MetricResultKind.Measured;
        scores.Add(new MetricScore(
            metric.Name,
            metric.Weight,
            measured ? result.Score : null,
            measured ? result.IsPassed : null,
            result.Kind == MetricResultKind.Failed ? null : result.Reason,
            result.Kind == MetricResultKind.Failed ? result.Reason : null));
        prediction ??= result.Prediction;
        truth ??= result.Truth;
        AddCost(result.CostUsd, metric.AsksAJudge && result.Kind != MetricResultKind.NotApplicable);
    }

    /// <summary>Takes up what was measured inside a group, to be reported and not weighed again.</summary>
    public void Detail(AnswerScore inner)
    {
        details.AddRange(inner.Metrics.Select(score => score with { Weight = 0 }));
        prediction ??= inner.Prediction;
        truth ??= inner.Truth;
    }

    /// <summary>Sums up.</summary>
    /// <param name="threshold">The weighted score that passes; <see langword="null"/> when each must.</param>
    public AnswerScore Sum(double? threshold)
    {
        MetricScore[] weighed = [.. scores.Where(score => score.Weight > 0)];
        MetricScore? broken = Array.Find(weighed, score => score.Error is not null);
        MetricScore[] measured = [.. weighed.Where(score => score.Score is not null)];
        double weight = measured.Sum(score => score.Weight);
        double mean = weight > 0 ? measured.Sum(score => score.Weight * score.Score!.Value) / weight : 0;
        bool isError = broken is not null || measured.Length == 0;
        return new AnswerScore(
            isError ? null : threshold is { } least ? mean >= least - 1e-9 : measured.All(score => score.Passed == true),
            isError ? null : mean,
            [.. scores, .. details])
        {
            Error = broken is not null ? $"{broken.Name}: {broken.Error}" : measured.Length == 0 ? "no metric has anything to say about this answer" : null,
            Prediction = prediction,
            Truth = truth,
            JudgeCostUsd = anyJudge && !unknownCost ? judged : null,
        };
    }

    private void AddCost(decimal? cost, bool asked)
    {
        anyJudge |= asked || cost is not null;
        unknownCost |= asked && cost is null;
        judged += cost ?? 0;
    }
}
