using Suffice.Confidence;
using Suffice.Learning.Ladders;

namespace Suffice.Evaluation.Calibrating;

/// <summary>A calibration, the estimator it belongs to, and the calls it can be judged by.</summary>
/// <param name="Calibration">The calibration.</param>
/// <param name="Estimator">The estimator.</param>
/// <param name="EstimatorContent">The estimator as it is written to disk.</param>
/// <param name="Judged">Calls scored by an estimator that never saw them: the held ones, or without a promise all.</param>
public sealed record CalibrationOutcome(
    Calibration Calibration, LadderEstimator Estimator, ReadOnlyMemory<byte> EstimatorContent, IReadOnlyList<ScoredCall> Judged)
{
    /// <summary>True when no threshold could be proved to hold the promise, so that every call goes to the last rung.</summary>
    public bool IsUnproved => Calibration is { Promise: not null, Certificate: null };

    /// <summary>What the calibration's rule serves of the judged calls.</summary>
    /// <returns>What is served, in their order.</returns>
    public IReadOnlyList<ServedCall> Serve()
    {
        LadderRule rule = LadderRule.Of(Calibration);

        return [.. Judged.Select(call => LadderCourse.Follow(call, rule))];
    }
}
