using Suffice.Evaluation.Curves;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary>Scores calls by estimators that never saw them, once a seed.</summary>
internal static class CrossFits
{
    // Above every expected gain, as in a replay: what nothing is known of goes up before what is known.
    private const double Unknown = 2;

    /// <summary>Five folds, again for each seed.</summary>
    public static IReadOnlyList<HeldOutCall[]> Of(IReadOnlyList<LabelledCall> calls, LadderLearning learning, int seeds, CancellationToken cancellationToken) =>
        [.. Enumerable.Range(1, seeds).Select(seed => LadderLearner.CrossFit(calls, learning with { Seed = seed }, folds: 5, cancellationToken).ToArray())];

    /// <summary>Fits on a few labelled calls and scores all others, again for each seed.</summary>
    public static IReadOnlyList<HeldOutCall[]> OfFew(IReadOnlyList<LabelledCall> calls, int labels, LadderLearning learning, int seeds, CancellationToken cancellationToken) =>
        [.. Enumerable.Range(1, seeds).Select(seed => Few(calls, labels, learning with { Seed = seed }, cancellationToken))];

    /// <summary>The calls by the gain expected before any answer.</summary>
    public static IReadOnlyList<RoutedItem[]> Before(IReadOnlyList<HeldOutCall[]> fits) => Routed(fits, call => call.Rungs[0].Before?.Gain ?? Unknown);

    /// <summary>The calls by the gain expected after the first rung's answer; what the checks refuse goes up first.</summary>
    public static IReadOnlyList<RoutedItem[]> After(IReadOnlyList<HeldOutCall[]> fits) =>
        Routed(fits, call => (call.Rungs[0].After?.Gain ?? Unknown) + (call.Call.Rungs[0].IsRefused ? Unknown : 0));

    private static RoutedItem[][] Routed(IReadOnlyList<HeldOutCall[]> fits, Func<HeldOutCall, double> score) =>
        [.. fits.Select(fit => fit.Select(call => new RoutedItem(score(call), call.Call.Rungs[0].IsRight ? 1 : 0, call.Call.Rungs[^1].IsRight ? 1 : 0)).ToArray())];

    private static HeldOutCall[] Few(IReadOnlyList<LabelledCall> calls, int labels, LadderLearning learning, CancellationToken cancellationToken)
    {
        string[] keys = [.. calls.Select(call => call.SplitKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        new Random(learning.Seed).Shuffle(keys);
        HashSet<string> known = new(keys.Take(labels), StringComparer.Ordinal);
        LadderEstimator estimator = LadderLearner.Fit([.. calls.Where(call => known.Contains(call.SplitKey))], learning, cancellationToken);

        return [.. calls.Where(call => !known.Contains(call.SplitKey)).Select(call => HeldOutCall.Of(estimator, call, 0))];
    }
}
