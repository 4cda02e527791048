using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>Makes the report of a calibration.</summary>
internal static class CalibrationReporting
{
    /// <summary>Makes it.</summary>
    /// <param name="outcome">The calibration with the calls it can be judged by.</param>
    /// <returns>The report.</returns>
    public static CalibrationReport Of(CalibrationOutcome outcome)
    {
        LadderRule rule = LadderRule.Of(outcome.Calibration);
        (double Stated, bool IsRight)[] estimated =
        [
            .. outcome.Judged.Select(call => (Estimate: EstimateQuality.EstimateOf(call, rule), call.Call.Rungs[0].IsRight))
                .Where(call => call.Estimate is not null)
                .Select(call => (call.Estimate!.Value.Right, call.IsRight)),
        ];
        double[] stated = [.. estimated.Select(call => call.Stated)];
        bool[] right = [.. estimated.Select(call => call.IsRight)];
        // A promised share loses net of what it wins; as a rate of calls, what is shown of it is the regret.
        RuleGoal goal = new(outcome.Calibration.Promise is { Kind: PromiseKind.FloorRisk } ? PromiseKind.FloorRisk : PromiseKind.Regret, 1);
        RuleTrial trial = new(outcome.Judged, goal);

        return new CalibrationReport(
            outcome.Calibration,
            ReliabilityPoint.Of(stated, right),
            stated.Length == 0 ? null : RiskCoverage.Area(stated, right),
            outcome.Judged.Count == 0 ? [] : [.. trial.Grid(rule).Select(threshold => PointOf(trial, rule with { AcceptUpTo = threshold }))],
            outcome.Judged.Count == 0 || rule.AcceptsNothing ? null : PointOf(trial, rule));
    }

    private static ThresholdPoint PointOf(RuleTrial trial, LadderRule rule)
    {
        ServedCall[] served = trial.Serve(rule);
        int losses = trial.Losses(served).Count(loss => loss > 0);
        int last = trial.Calls[0].Call.Rungs.Length - 1;

        return new ThresholdPoint(
            (double)served.Count(call => call.Rung < last) / served.Length, (double)losses / served.Length, WilsonInterval.Of(losses, served.Length));
    }
}
