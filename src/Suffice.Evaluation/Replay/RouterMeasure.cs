using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Replay;

/// <summary>Measures estimates as routers between the first and the last rung.</summary>
/// <param name="calls">The scored calls.</param>
/// <param name="rule">How the ladder is served.</param>
/// <param name="seed">Draws the bootstrap and the lot.</param>
internal sealed class RouterMeasure(IReadOnlyList<ScoredCall> calls, LadderRule rule, int seed)
{
    // Above every expected gain: what the gate refuses, or no estimate is had of, goes up first.
    private const double Certain = 2;

    /// <summary>True when every cost is known.</summary>
    public bool IsPriced { get; } = calls.All(call => call.Call.Rungs[0].CostUsd is not null && call.Call.Rungs[^1].CostUsd is not null
        && (call.Call.Second is null || call.Call.Second.CostUsd is not null));

    /// <summary>The calls by the estimate before any answer.</summary>
    public RoutedItem[] Before { get; } = [.. calls.Select(call => Item(call, call.Before?.Gain ?? Certain, 0, isCascade: false))];

    /// <summary>The calls by the estimate after the first rung's answer.</summary>
    public RoutedItem[] After { get; } = [.. calls.Select(call => Judged(call, rule))];

    /// <summary>True when there are estimates before the answer.</summary>
    public bool HasBefore => calls.Any(call => call.Before is not null);

    /// <summary>True when there are estimates after it.</summary>
    public bool HasAfter => calls.Any(call => !call.Answers.IsEmpty && call.Answers[0].Alone is not null);

    /// <summary>All routers.</summary>
    /// <returns>Their figures.</returns>
    public RouterFigures Measure()
    {
        RoutedItem[] lot = RouterBaselines.ByLot(Before, new Random(seed));
        int[] lengths = [.. calls.Select(call => call.Call.Request.ConversationText().Length)];
        LabelledAnswer first = calls[0].Call.Rungs[0];
        LabelledAnswer last = calls[0].Call.Rungs[^1];
        bool isFirstBetter = calls.Count(call => call.Call.Rungs[0].IsRight) > calls.Count(call => call.Call.Rungs[^1].IsRight);

        return new RouterFigures
        {
            Before = HasBefore ? QualityOf(Before) : null,
            After = HasAfter ? QualityOf(After) : null,
            Random = QualityOf(lot),
            Length = QualityOf(RouterBaselines.ByLength(Before, lengths)),
            Oracle = QualityOf(RouterBaselines.Oracle(Before)),
            BestSingle = isFirstBetter ? first.Model : last.Model,
        };
    }

    private RouterQuality QualityOf(RoutedItem[] items)
    {
        DeferralCurve curve = DeferralCurve.Of(items);
        bool hasGap = curve.Strong != curve.Weak;
        double weakCost = items.Average(item => item.WeakCost);
        double strongCost = calls.Average(call => (double)(call.Call.Rungs[^1].CostUsd ?? 1));
        double neutral = curve.CostFor(Math.Max(curve.Weak, curve.Strong));

        return new RouterQuality
        {
            Apgr = hasGap ? curve.AverageGapRecovered() : null,
            Apgr95 = hasGap
                ? ItemBootstrap.Interval(items.Length, new Random(seed), drawn => GapRecovered([.. drawn.Select(i => items[i])]), draws: CalibratedMeasure.Draws)
                : null,
            Cpt50 = hasGap ? curve.ShareFor(0.5) : null,
            Cpt80 = hasGap ? curve.ShareFor(0.8) : null,
            Cpt95 = hasGap ? curve.ShareFor(0.95) : null,
            Aiq = IsPriced && strongCost > weakCost
                ? CostFrontier.Of(curve.Points.Select(point => new CostQuality(point.Cost, point.Quality))).AverageQuality(weakCost, strongCost)
                : null,
            Qnc = IsPriced && double.IsFinite(neutral) ? neutral / strongCost : null,
        };
    }

    private static double? GapRecovered(RoutedItem[] drawn)
    {
        double gap = DeferralCurve.Of(drawn).AverageGapRecovered();

        return double.IsNaN(gap) ? null : gap;
    }

    private static RoutedItem Judged(ScoredCall call, LadderRule rule)
    {
        double gain = (rule with { Mode = Confidence.CalibrationMode.Cascade }) is var cascade && EstimateQuality.EstimateOf(call, cascade) is { } estimate
            ? estimate.Gain
            : Certain;
        bool asksSecond = !call.Answers.IsEmpty && call.Answers[0].Alone is { } alone && rule.AskSecond is { } range && range.Contains(alone.Gain);
        double second = asksSecond ? (double)(call.Call.Second?.CostUsd ?? 0) : 0;

        return Item(call, call.Call.Rungs[0].IsRefused ? Certain + gain : gain, second, isCascade: true);
    }

    private static RoutedItem Item(ScoredCall call, double score, double gateCost, bool isCascade)
    {
        LabelledAnswer first = call.Call.Rungs[0];
        LabelledAnswer last = call.Call.Rungs[^1];
        double weak = (double)(first.CostUsd ?? 0) + gateCost;
        double strong = (double)(last.CostUsd ?? 1) + (isCascade ? weak : 0);

        return new RoutedItem(score, first.IsRight ? 1 : 0, last.IsRight ? 1 : 0, weak, strong);
    }
}
