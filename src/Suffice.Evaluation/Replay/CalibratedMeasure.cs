using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Replay;

/// <summary>Holds a calibration against items that it was not made on.</summary>
/// <param name="calibration">The calibration.</param>
/// <param name="calls">The items, scored.</param>
/// <param name="seed">Draws bootstraps.</param>
internal sealed class CalibratedMeasure(Calibration calibration, IReadOnlyList<ScoredCall> calls, int seed)
{
    // A curve of thousands of points tells no more than one of this many.
    private const int MostPoints = 200;

    /// <summary>How often items are drawn anew for an interval.</summary>
    internal const int Draws = 400;

    private static readonly double[] Kept = [0.9, 0.95, 0.97, 0.98, 0.986, 0.99, 0.995, 1];

    private readonly LadderRule rule = LadderRule.Of(calibration);

    /// <summary>Measures.</summary>
    /// <returns>The figures.</returns>
    public CalibratedFigures Measure()
    {
        ServedCall[] served = [.. calls.Select(call => LadderCourse.Follow(call, rule))];
        int regrets = served.Count(call => call.IsRegret);
        RouterMeasure routers = new(calls, rule, seed);
        LadderRule looked = rule with { Mode = routers.HasAfter ? CalibrationMode.Cascade : CalibrationMode.Route };
        (double Stated, bool IsRight)[] stated =
        [
            .. from call in calls
               where EstimateQuality.EstimateOf(call, looked) is not null
               select (EstimateQuality.EstimateOf(call, looked)!.Value.Right, call.Call.Rungs[0].IsRight),
        ];
        CalibrationQuality? quality = EstimateQuality.Of(calls, looked, seed);
        double[] probabilities = [.. stated.Select(s => s.Stated)];
        bool[] right = [.. stated.Select(s => s.IsRight)];
        DeferralCurve curve = DeferralCurve.Of(routers.HasAfter ? routers.After : routers.Before);

        return new CalibratedFigures
        {
            Mode = calibration.Mode,
            Promise = calibration.Promise,
            Certificate = calibration.Certificate,
            Expected = calibration.Quality,
            Regrets = regrets,
            RealisedRegret = (double)regrets / calls.Count,
            RealisedRegret95 = WilsonInterval.Of(regrets, calls.Count),
            Unlike = calls.Count - stated.Length,
            Auroc = quality?.Auroc,
            Auroc95 = quality?.Auroc is null ? null : ItemBootstrap.Interval(stated.Length, new Random(seed), drawn => AreaOf(stated, drawn), draws: Draws),
            Ece = quality?.Ece,
            EceEqualMass = stated.Length == 0 ? null : Reliability.Error(Reliability.EqualMass(probabilities, right)),
            EceNull = quality?.EceNull,
            Brier = quality?.Brier,
            Aurc = stated.Length == 0 ? null : RiskCoverage.Area(probabilities, right),
            Reliability = ReliabilityPoint.Of(probabilities, right),
            Router = routers.Measure(),
            Curve = PointsOf(curve, routers.IsPriced),
            Hindsight = [.. Kept.Select(keep => HindsightOf(curve, keep, routers.IsPriced))],
        };
    }

    private static double? AreaOf((double Stated, bool IsRight)[] stated, int[] drawn)
    {
        double area = Discrimination.AreaUnderRoc([.. drawn.Select(i => stated[i].Stated)], [.. drawn.Select(i => stated[i].IsRight)]);

        return double.IsNaN(area) ? null : area;
    }

    private CurvePoint[] PointsOf(DeferralCurve curve, bool isPriced)
    {
        int step = Math.Max(1, (curve.Points.Length + MostPoints - 1) / MostPoints);

        return
        [
            .. curve.Points.Where((_, i) => i % step == 0 || i == curve.Points.Length - 1).Select(point => new CurvePoint(
                double.IsFinite(point.Threshold) ? point.Threshold : null,
                point.Share,
                point.Quality,
                curve.Strong > 0 ? point.Quality / curve.Strong : null,
                isPriced ? point.Cost : null,
                isPriced ? SavingOf(point.Cost) : null)),
        ];
    }

    private HindsightPoint HindsightOf(DeferralCurve curve, double keep, bool isPriced)
    {
        DeferralPoint? cheapest = null;
        foreach (DeferralPoint point in curve.Points)
        {
            // Sums of many small numbers differ in their last digits.
            if (point.Quality >= (keep * curve.Strong) - 1e-9 && (cheapest is null || point.Cost < cheapest.Value.Cost))
            {
                cheapest = point;
            }
        }

        return new HindsightPoint(keep, cheapest?.Share, isPriced && cheapest is { } found ? SavingOf(found.Cost) : null);
    }

    private double? SavingOf(double cost)
    {
        double last = calls.Average(call => (double)(call.Call.Rungs[^1].CostUsd ?? 0));

        return last > 0 ? 1 - (cost / last) : null;
    }
}
