using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary>What calibrations serve of calls they were not made on, each call served once a seed.</summary>
/// <param name="Right">How often each call is answered right.</param>
/// <param name="Last">Whether its last rung is right.</param>
/// <param name="Cost">What it costs on average.</param>
/// <param name="LastCost">What its last rung costs.</param>
internal sealed record KeptPromise(double[] Right, double[] Last, double[] Cost, double[] LastCost)
{
    private const int Folds = 5;

    /// <summary>The share of the last rung's accuracy that is kept, paired.</summary>
    public Figure Share => Ratio(Right, Last);

    /// <summary>The share of the last rung's cost that is saved, everything asked counted.</summary>
    public Figure Saving
    {
        get
        {
            Figure spent = Ratio(Cost, LastCost);

            return new Figure(1 - spent.Value, spent.Interval is { } i ? new Interval(1 - i.High, 1 - i.Low) : null);
        }
    }

    /// <summary>Makes the calibration that <c>suffice learn</c> makes on all folds but one and serves that one, for every fold and seed.</summary>
    public static KeptPromise Of(IReadOnlyList<LabelledCall> calls, double keep, LadderLearning learning, int seeds, CancellationToken cancellationToken)
    {
        double[] right = new double[calls.Count];
        double[] cost = new double[calls.Count];
        for (int seed = 1; seed <= seeds; seed++)
        {
            int[] foldOf = SplitFolds.Of([.. calls.Select(call => call.SplitKey)], Folds, 1_000 + seed);
            for (int fold = 0; fold < Folds; fold++)
            {
                LabelledCall[] known = [.. calls.Where((_, i) => foldOf[i] != fold)];
                CalibrationOutcome made = new LadderCalibrator(TimeProvider.System).Make(known, OrderOf(known[0], keep, learning with { Seed = seed }), cancellationToken);
                LadderRule rule = LadderRule.Of(made.Calibration);
                for (int i = 0; i < calls.Count; i++)
                {
                    if (foldOf[i] == fold)
                    {
                        ServedCall served = LadderCourse.Follow(ScoredCall.Of(made.Estimator, calls[i]), rule);
                        right[i] += served.IsRight ? 1.0 / seeds : 0;
                        cost[i] += (double)served.CostUsd!.Value / seeds;
                    }
                }
            }
        }

        return With(calls, right, cost);
    }

    /// <summary>Serves by the structural checks alone: what they do not refuse passes.</summary>
    public static KeptPromise OfChecks(IReadOnlyList<LabelledCall> calls)
    {
        bool[] refused = [.. calls.Select(call => call.Rungs[0].IsRefused)];

        return With(
            calls,
            [.. calls.Select((call, i) => (refused[i] ? call.Rungs[^1] : call.Rungs[0]).IsRight ? 1.0 : 0)],
            [.. calls.Select((call, i) => (double)(call.Rungs[0].CostUsd!.Value + (refused[i] ? call.Rungs[^1].CostUsd!.Value : 0)))]);
    }

    private static KeptPromise With(IReadOnlyList<LabelledCall> calls, double[] right, double[] cost) => new(
        right, [.. calls.Select(call => call.Rungs[^1].IsRight ? 1.0 : 0)], cost, [.. calls.Select(call => (double)call.Rungs[^1].CostUsd!.Value)]);

    private static CalibrationOrder OrderOf(LabelledCall call, double keep, LadderLearning learning) => new()
    {
        Task = "recorded",
        Ladder = [.. call.Rungs.Select(rung => new PinnedModel(rung.Model, rung.Model))],
        Second = call.Second is { } second ? new PinnedModel(second.Model, second.Model) : null,
        Gate = "structural",
        Keep = keep,
        Learning = learning,
    };

    private static Figure Ratio(double[] top, double[] bottom) =>
        new(top.Sum() / bottom.Sum(), new PairedBootstrap(new Random(1)).OfRatio(top, bottom));
}
