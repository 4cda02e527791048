using Suffice.Confidence;
using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Follows a labelled call up its ladder by a rule, counting everything that is asked on the way.</summary>
/// <remarks>The same course as the live cascade's, over answers that are already there; a test holds the two against each other.</remarks>
public static class LadderCourse
{
    /// <summary>Follows one call.</summary>
    /// <param name="scored">The call with its estimates.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>What is served, and what it takes.</returns>
    public static ServedCall Follow(ScoredCall scored, LadderRule rule)
    {
        ArgumentNullException.ThrowIfNull(scored);
        ArgumentNullException.ThrowIfNull(rule);
        LabelledCall call = scored.Call;
        Trip trip = new();
        int last = call.Rungs.Length - 1;
        int start = StartsOnLast(scored, rule) ? last : 0;
        for (int rung = start; rung < last; rung++)
        {
            LabelledAnswer answer = call.Rungs[rung];
            trip.Add(answer);
            if (!answer.IsRefused && (rule.Mode == CalibrationMode.Route || rule.Accepts(Estimate(scored, rung, rule, ref trip))))
            {
                return trip.Served(rung, answer.IsRight, !answer.IsRight && call.Rungs[last].IsRight);
            }
        }

        trip.Add(call.Rungs[last]);

        return trip.Served(last, call.Rungs[last].IsRight, isRegret: false);
    }

    /// <summary>The expected gains at which the course of a call may change, for a grid of thresholds.</summary>
    /// <param name="scored">The call.</param>
    /// <param name="rule">The rule, its threshold left aside.</param>
    /// <returns>The gains.</returns>
    public static IEnumerable<double> Gains(ScoredCall scored, LadderRule rule)
    {
        ArgumentNullException.ThrowIfNull(scored);
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Mode == CalibrationMode.Route)
        {
            return scored.Before is { } before ? [before.Gain] : [];
        }

        return Enumerable.Range(0, scored.Answers.Length)
            .Where(rung => !scored.Call.Rungs[rung].IsRefused)
            .Select(rung =>
            {
                Trip trip = new();
                return Estimate(scored, rung, rule, ref trip);
            })
            .OfType<AnswerEstimate>()
            .Select(estimate => estimate.Gain);
    }

    private static bool StartsOnLast(ScoredCall scored, LadderRule rule) => rule.AcceptsNothing
        || (rule.Mode == CalibrationMode.Route ? !rule.Accepts(scored.Before) : scored.Before is { } known && known.Gain > rule.StartAbove);

    private static AnswerEstimate? Estimate(ScoredCall scored, int rung, LadderRule rule, ref Trip trip)
    {
        ScoredAnswer answer = scored.Answers[rung];
        if (answer.Alone is not { } alone || rule.AskSecond is not { } range || !range.Contains(alone.Gain))
        {
            return answer.Alone;
        }

        trip.AddSecond(scored.Call.Second);

        return answer.WithSecond;
    }

    /// <summary>What has been asked so far.</summary>
    private struct Trip
    {
        private decimal cost;
        private TimeSpan time;
        private bool hasUnknownCost;
        private bool hasUnknownTime;
        private bool hasAskedSecond;
        private int tried;

        public void Add(LabelledAnswer rung)
        {
            tried++;
            Pay(rung);
        }

        private void Pay(LabelledAnswer answer)
        {
            cost += answer.CostUsd ?? 0;
            time += answer.Latency ?? TimeSpan.Zero;
            hasUnknownCost |= answer.CostUsd is null;
            hasUnknownTime |= answer.Latency is null;
        }

        public void AddSecond(LabelledAnswer? second)
        {
            // One answer of the second model serves every rung of a call.
            if (!hasAskedSecond && second is not null)
            {
                hasAskedSecond = true;
                Pay(second);
            }
        }

        public readonly ServedCall Served(int rung, bool isRight, bool isRegret) => new(
            rung, isRight, isRegret, tried, hasUnknownCost ? null : cost, hasUnknownTime ? null : time);
    }
}
