using System.Text.Json.Serialization;
using Suffice.Confidence;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Replay;

/// <summary>What a calibration promised, and what became of it on the replayed items.</summary>
public sealed record CalibratedFigures
{
    /// <summary>Whether answers are judged, or calls are routed before any.</summary>
    public required CalibrationMode Mode { get; init; }

    /// <summary>What was promised; <see langword="null"/> when nothing was.</summary>
    public required Promise? Promise { get; init; }

    /// <summary>The proof; <see langword="null"/> when there is none.</summary>
    public required Certificate? Certificate { get; init; }

    /// <summary>The estimates' quality on the calls that the calibration was made on, each scored by an estimator that never saw it.</summary>
    public required CalibrationQuality? Expected { get; init; }

    /// <summary>Items served a lower rung's wrong answer where the last rung's is right.</summary>
    public required int Regrets { get; init; }

    /// <summary>Their share of all items.</summary>
    public required double RealisedRegret { get; init; }

    /// <summary>Its 95% interval (Wilson).</summary>
    [JsonPropertyName("realised_regret_95")]
    public required Interval RealisedRegret95 { get; init; }

    /// <summary>Items unlike those the calibration was made on: it stepped aside.</summary>
    public required int Unlike { get; init; }

    /// <summary>How often a right answer of the first rung has a higher confidence than a wrong one, from the answer where answers were kept, else from the call; 0.5 is chance.</summary>
    public required double? Auroc { get; init; }

    /// <summary>Its 95% interval (bootstrap over the items).</summary>
    [JsonPropertyName("auroc_95")]
    public required Interval? Auroc95 { get; init; }

    /// <summary>Mean distance of that confidence and accuracy over 15 bins of equal width.</summary>
    public required double? Ece { get; init; }

    /// <summary>The same over 15 bins of equal mass.</summary>
    public required double? EceEqualMass { get; init; }

    /// <summary>What <see cref="Ece"/> would be by chance alone under perfect calibration.</summary>
    public required double? EceNull { get; init; }

    /// <summary>Mean squared distance of confidence and outcome.</summary>
    public required double? Brier { get; init; }

    /// <summary>Area under the risk-coverage curve.</summary>
    public required double? Aurc { get; init; }

    /// <summary>That confidence beside the share of right answers, a tenth of the items a point.</summary>
    public required IReadOnlyList<ReliabilityPoint> Reliability { get; init; }

    /// <summary>The estimates as a router between the first and the last rung.</summary>
    public required RouterFigures Router { get; init; }

    /// <summary>Accuracy and cost over all thresholds, by the estimate from the answer where answers were kept, else from the call.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>The cheapest point of the curve that keeps a share of the last rung's accuracy, known only afterwards.</summary>
    public required IReadOnlyList<HindsightPoint> Hindsight { get; init; }
}

/// <summary>Routers between the first and the last rung, beside those that know nothing and the one that knows all.</summary>
public sealed record RouterFigures
{
    /// <summary>By the estimate before any answer; <see langword="null"/> when there is none.</summary>
    public required RouterQuality? Before { get; init; }

    /// <summary>By the estimate after the first rung's answer, its call counted in every cost; <see langword="null"/> when there is none.</summary>
    public required RouterQuality? After { get; init; }

    /// <summary>By lot.</summary>
    public required RouterQuality Random { get; init; }

    /// <summary>By the prompt's length: the longest to the last rung.</summary>
    public required RouterQuality Length { get; init; }

    /// <summary>By the outcome, known only afterwards: the limit.</summary>
    public required RouterQuality Oracle { get; init; }

    /// <summary>The better of always the first rung and always the last.</summary>
    public required string BestSingle { get; init; }
}

/// <summary>How good a router is over all its thresholds.</summary>
public sealed record RouterQuality
{
    /// <summary>Average share of the gap between the rungs that is recovered; 0.5 by lot, <see langword="null"/> when there is no gap.</summary>
    public required double? Apgr { get; init; }

    /// <summary>Its 95% interval (bootstrap over the items).</summary>
    [JsonPropertyName("apgr_95")]
    public required Interval? Apgr95 { get; init; }

    /// <summary>Least share of calls on the last rung that recovers half the gap.</summary>
    public required double? Cpt50 { get; init; }

    /// <summary>The same for 80%.</summary>
    public required double? Cpt80 { get; init; }

    /// <summary>The same for 95%.</summary>
    public required double? Cpt95 { get; init; }

    /// <summary>Mean accuracy over the costs from always the first rung to always the last.</summary>
    public required double? Aiq { get; init; }

    /// <summary>Least cost, as a share of the last rung's, at which the accuracy of the better rung is reached; <see langword="null"/> when it never is.</summary>
    public required double? Qnc { get; init; }
}

/// <summary>What the curve gives at a share of the last rung's accuracy.</summary>
/// <param name="Keep">The share.</param>
/// <param name="Escalated">Share of the calls on the last rung.</param>
/// <param name="Saving">One less the cost as a share of the last rung's.</param>
public sealed record HindsightPoint(double Keep, double? Escalated, double? Saving);
