using Suffice.Confidence;

namespace Suffice.Evaluation.Calibrating;

/// <summary>How far other words for the same move the expected gain of a call: the dead band of <see cref="Calibration.StartHold"/>.</summary>
internal static class StartHold
{
    // More calls say hardly more, and each takes some estimates.
    private const int MostCalls = 200;

    private const double Share = 0.9;

    /// <summary>Measures it.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="calls">Calls; the first of them are reworded.</param>
    /// <returns>The distance that nine in ten rewordings stay within; 0 when nothing could be reworded.</returns>
    public static double Of(IAnswerEstimator estimator, IReadOnlyList<ScoredCall> calls)
    {
        double[] moved =
        [
            .. from call in calls.Take(MostCalls)
               let plain = estimator.Before(call.Call.Request, 0)
               where plain is not null
               from reworded in Rewordings.Of(call.Call.Request)
               let other = estimator.Before(reworded, 0)
               where other is not null
               let distance = Math.Abs(other.Value.Gain - plain.Value.Gain)
               orderby distance
               select distance,
        ];

        return moved.Length == 0 ? 0 : moved[(int)(Share * (moved.Length - 1))];
    }
}
