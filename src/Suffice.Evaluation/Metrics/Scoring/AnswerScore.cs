using System.Collections.Immutable;

namespace Suffice.Evaluation.Metrics.Scoring;

/// <summary>What all metrics of an item said of one answer.</summary>
/// <param name="Passed">Whether it passed; <see langword="null"/> for an error, the third class beside pass and fail.</param>
/// <param name="Score">The weighted mean of the metrics, 0 to 1; <see langword="null"/> for an error.</param>
/// <param name="Metrics">Each metric.</param>
internal sealed record AnswerScore(bool? Passed, double? Score, ImmutableArray<MetricScore> Metrics)
{
    /// <summary>Why there is no score.</summary>
    public string? Error { get; init; }

    /// <summary>The label read out of the answer, where a metric reads one.</summary>
    public string? Prediction { get; init; }

    /// <summary>The label that would have been right.</summary>
    public string? Truth { get; init; }

    /// <summary>What judges cost; <see langword="null"/> when none was asked or a price is not known.</summary>
    public decimal? JudgeCostUsd { get; init; }
}
