using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Learning.Labelled;

namespace Suffice.Learning.Ladders;

/// <summary>A labelled call with what an estimator says of it that was fitted on others.</summary>
/// <param name="Call">The call.</param>
/// <param name="Fold">The fold it was held out with.</param>
/// <param name="Rungs">The estimates of each rung.</param>
public sealed record HeldOutCall(LabelledCall Call, int Fold, ImmutableArray<HeldOutRung> Rungs)
{
    /// <summary>Estimates a call.</summary>
    /// <param name="estimator">An estimator that was fitted on other calls.</param>
    /// <param name="call">The call.</param>
    /// <param name="fold">The fold it was held out with.</param>
    /// <returns>The call and its estimates.</returns>
    public static HeldOutCall Of(LadderEstimator estimator, LabelledCall call, int fold) => new(
        call, fold, [.. call.Rungs.Select((answer, rung) => HeldOutRung.Of(estimator, call, rung))]);
}

/// <summary>What an estimator says of one rung's answer to a call it was not fitted on.</summary>
/// <param name="Before">Before the answer; <see langword="null"/> where it steps aside.</param>
/// <param name="After">From the answer alone; <see langword="null"/> where it steps aside or no answers were kept.</param>
/// <param name="AfterSecond">With the second model's answer too; <see langword="null"/> where it steps aside or there is none.</param>
public sealed record HeldOutRung(AnswerEstimate? Before, AnswerEstimate? After, AnswerEstimate? AfterSecond)
{
    internal static HeldOutRung Of(LadderEstimator estimator, LabelledCall call, int rung) => new(
        estimator.Before(call.Request, rung),
        estimator.HasAfter && call.Rungs[rung].Answer is not null ? estimator.After(LadderRows.SignalsOf(call, rung, withSecond: false)) : null,
        estimator.HasSecond && call.Second?.Answer is not null ? estimator.After(LadderRows.SignalsOf(call, rung, withSecond: true)) : null);
}
