using Suffice.Confidence;
using Suffice.Policy;

namespace Suffice.Evaluation.Simulating;

/// <summary>Tells whether two policies would treat a task's calls alike, so that nothing needs to be asked to know.</summary>
internal static class PlanComparison
{
    /// <summary>Compares what happens to a call.</summary>
    /// <param name="now">The task in force.</param>
    /// <param name="next">The task of the new policy.</param>
    /// <returns>True when the same models are asked in the same order and judged alike.</returns>
    public static bool IsSame(TaskPolicy now, TaskPolicy next) =>
        now.Ladder.Select(model => (model.Name, model.Id)).SequenceEqual(next.Ladder.Select(model => (model.Name, model.Id)))
        && IsSameGate(now, next)
        && (now.OnExhausted, now.MaxAttempts, now.MaxCostUsd, now.ToolLoop) == (next.OnExhausted, next.MaxAttempts, next.MaxCostUsd, next.ToolLoop)
        && now.Residency.SequenceEqual(next.Residency);

    /// <summary>Compares how answers are judged.</summary>
    /// <param name="now">The task in force.</param>
    /// <param name="next">The task of the new policy.</param>
    /// <returns>True when every answer gets the same verdict from both.</returns>
    public static bool IsSameGate(TaskPolicy now, TaskPolicy next) =>
        now.GateSignature == next.GateSignature
        && now.OnFail == next.OnFail
        && IsSame(now.Confidence, next.Confidence);

    private static bool IsSame(TaskConfidence? now, TaskConfidence? next) => (now, next) switch
    {
        (null, null) => true,
        ({ } one, { } other) => (one.AtLeast, one.WhenInvalid, one.Calibration.MadeAt, one.Calibration.Estimator) == (other.AtLeast, other.WhenInvalid, other.Calibration.MadeAt, other.Calibration.Estimator),
        _ => false,
    };
}
