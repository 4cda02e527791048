using System.Collections.Immutable;
using Suffice.Learning.Labelled;

namespace Suffice.Learning.Ladders;

/// <summary>Fits estimators on labelled calls.</summary>
public static class LadderLearner
{
    /// <summary>The fewest labelled calls an estimator is fitted on.</summary>
    public const int FewestCalls = 20;

    // Once there is an answer, it says most of what can be known of the gain; what signals say of the last rung beside it is mostly
    // noise until there are some hundreds of cases. Before the answer they say as much as anything.
    private const double LastPriorCases = 40;

    /// <summary>Fits an estimator.</summary>
    /// <remarks>
    /// Estimates before the answer need verdicts only. Estimates after it are fitted when every answer was kept; those that know a
    /// second model's answer when every second answer was kept too.
    /// </remarks>
    /// <param name="calls">The calls, all with the same rungs; at least <see cref="FewestCalls"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">There are too few calls, or their rungs differ.</exception>
    public static LadderEstimator Fit(IReadOnlyList<LabelledCall> calls, LadderLearning options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(options);
        return Fit(LadderRows.Of(calls, options), [.. Enumerable.Range(0, calls.Count)], options, cancellationToken);
    }

    /// <summary>Estimates every call by an estimator that was fitted on others.</summary>
    /// <param name="calls">The calls, as for <see cref="Fit(IReadOnlyList{LabelledCall}, LadderLearning, CancellationToken)"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="folds">How many estimators: each is fitted on the calls of all folds but one and estimates those of that one; at least 2.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The estimates, in the order of the calls.</returns>
    public static ImmutableArray<HeldOutCall> CrossFit(
        IReadOnlyList<LabelledCall> calls, LadderLearning options, int folds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(options);
        LadderRows rows = LadderRows.Of(calls, options);
        int[] foldOf = SplitFolds.Of([.. calls.Select(call => call.SplitKey)], folds, options.Seed);
        HeldOutCall[] heldOut = new HeldOutCall[calls.Count];
        for (int fold = 0; fold < folds; fold++)
        {
            int[] seen = [.. Enumerable.Range(0, calls.Count).Where(i => foldOf[i] != fold)];
            LadderEstimator estimator = Fit(rows, seen, options, cancellationToken);
            for (int i = 0; i < calls.Count; i++)
            {
                heldOut[i] = foldOf[i] == fold ? HeldOutCall.Of(estimator, calls[i], fold) : heldOut[i];
            }
        }

        return [.. heldOut];
    }

    private static LadderEstimator Fit(LadderRows rows, int[] seen, LadderLearning options, CancellationToken cancellationToken)
    {
        int[] folds = SplitFolds.Of([.. seen.Select(i => rows.Calls[i].SplitKey)], options.Folds, options.Seed + 1);
        LookLearner learner = new(options);
        bool[][] right = [.. Enumerable.Range(0, rows.Ladder.Length).Select(rung => seen.Select(i => rows.Calls[i].Rungs[rung].IsRight).ToArray())];
        HeadTarget[] Targets(int rung, double lastPriorCases) => HeadTarget.Of(right[rung], rung == right.Length - 1 ? null : right[^1], lastPriorCases);
        LookModel[] Fitted(LookRow[][] looks, double lastPriorCases) =>
            [.. looks.Select((look, rung) => learner.Fit([.. seen.Select(i => look[i])], Targets(rung, lastPriorCases), folds, cancellationToken))];
        return new LadderEstimator(rows.Ladder, rows.Reader, new LadderLooks(
            Likeness.Fit([.. seen.Select(i => rows.Before[i])], folds),
            [.. Fitted([.. rows.Ladder.Select(_ => rows.Before)], lastPriorCases: 0)],
            [.. Fitted(rows.After, LastPriorCases)],
            [.. Fitted(rows.AfterSecond, LastPriorCases)]));
    }
}
