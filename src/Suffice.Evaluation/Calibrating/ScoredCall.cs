using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evaluation.Calibrating;

/// <summary>A labelled call with what an estimator that never saw it says of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Before">The estimate before any answer of the first rung; <see langword="null"/> when there is none.</param>
/// <param name="Answers">The estimates of each rung's answer but the last's.</param>
public sealed record ScoredCall(LabelledCall Call, AnswerEstimate? Before, ImmutableArray<ScoredAnswer> Answers)
{
    /// <summary>A call as its held-out fold saw it.</summary>
    /// <param name="heldOut">The call.</param>
    /// <returns>The scored call.</returns>
    public static ScoredCall Of(HeldOutCall heldOut)
    {
        ArgumentNullException.ThrowIfNull(heldOut);

        return new ScoredCall(
            heldOut.Call,
            heldOut.Rungs[0].Before,
            [.. heldOut.Rungs.Take(heldOut.Rungs.Length - 1).Select(rung => new ScoredAnswer(rung.After, rung.AfterSecond))]);
    }

    /// <summary>Scores a call with an estimator that was not fitted on it.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="call">The call.</param>
    /// <returns>The scored call.</returns>
    public static ScoredCall Of(IAnswerEstimator estimator, LabelledCall call)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(call);

        return new ScoredCall(
            call,
            estimator.Before(call.Request, 0),
            [.. call.Rungs.Take(call.Rungs.Length - 1).Select((answer, rung) => Answer(estimator, call, rung, answer))]);
    }

    private static ScoredAnswer Answer(IAnswerEstimator estimator, LabelledCall call, int rung, LabelledAnswer answer)
    {
        if (answer.Answer is not { } said)
        {
            return default;
        }

        AnswerSignals signals = new(call.Request, rung, said) { Findings = answer.Findings };

        return new ScoredAnswer(
            estimator.After(signals),
            call.Second?.Answer is { } second ? estimator.After(signals with { Second = second }) : null);
    }
}

/// <summary>The estimates of one rung's answer.</summary>
/// <param name="Alone">Without the second model.</param>
/// <param name="WithSecond">With it; <see langword="null"/> when there is none.</param>
public readonly record struct ScoredAnswer(AnswerEstimate? Alone, AnswerEstimate? WithSecond);
