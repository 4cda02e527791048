using Suffice.Confidence;
using Suffice.Evaluation.Curves;

namespace Suffice.Evaluation.Calibrating;

/// <summary>How good estimates are on calls that they were not fitted on.</summary>
internal static class EstimateQuality
{
    /// <summary>Measures the confidence in the first rung's answers.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="rule">How the ladder is served: by it the estimate is the one before the answer, or after it, with the second model where that is asked.</param>
    /// <param name="seed">Draws the null of the calibration error.</param>
    /// <returns>The quality; <see langword="null"/> when there is no estimate.</returns>
    public static CalibrationQuality? Of(IReadOnlyList<ScoredCall> calls, LadderRule rule, int seed)
    {
        List<double> stated = [];
        List<bool> right = [];
        foreach (ScoredCall call in calls)
        {
            if (EstimateOf(call, rule) is { } estimate)
            {
                stated.Add(estimate.Right);
                right.Add(call.Call.Rungs[0].IsRight);
            }
        }

        if (stated.Count == 0)
        {
            return null;
        }

        double[] probabilities = [.. stated];
        bool[] labels = [.. right];
        double auroc = Discrimination.AreaUnderRoc(probabilities, labels);

        return new CalibrationQuality(
            probabilities.Length,
            double.IsNaN(auroc) ? null : auroc,
            Reliability.Error(Reliability.EqualWidth(probabilities, labels)),
            Reliability.NullError(probabilities, new Random(seed)),
            Reliability.Brier(probabilities, labels));
    }

    /// <summary>The estimate of the first rung by which a rule decides; <see langword="null"/> when there is none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The estimate.</returns>
    public static AnswerEstimate? EstimateOf(ScoredCall call, LadderRule rule)
    {
        if (rule.Mode == CalibrationMode.Route || call.Answers.IsEmpty)
        {
            return call.Before;
        }

        ScoredAnswer answer = call.Answers[0];

        return answer.Alone is { } alone && rule.AskSecond is { } range && range.Contains(alone.Gain) ? answer.WithSecond : answer.Alone;
    }
}
