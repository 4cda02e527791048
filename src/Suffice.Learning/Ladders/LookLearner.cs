using System.Collections.Immutable;
using Suffice.Learning.Linear;

namespace Suffice.Learning.Ladders;

/// <summary>Fits a look: words first, then signals on top of what words say of calls they were not fitted on, then the calibration.</summary>
/// <remarks>Every choice (penalty, kind of model) and every calibration is made on scores of calls that were held out (Wolpert 1992).</remarks>
internal sealed class LookLearner(LadderLearning options)
{
    /// <summary>Fits a look.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="targets">For each thing estimated, whether it holds for each row.</param>
    /// <param name="folds">Each row's fold.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public LookModel Fit(IReadOnlyList<LookRow> rows, IReadOnlyList<bool[]> targets, int[] folds, CancellationToken cancellationToken)
    {
        int foldCount = folds.Max() + 1;
        double[][] heldOut = new double[rows.Count][];
        for (int fold = 0; fold < foldCount; fold++)
        {
            int[] others = [.. Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold)];
            LookRow[] seen = [.. others.Select(i => rows[i])];
            bool[][] known = [.. targets.Select(target => others.Select(i => target[i]).ToArray())];
            (HashedLinear? text, CategoryTable? table) = FitTexts(seen, known, cancellationToken);
            for (int i = 0; i < rows.Count; i++)
            {
                if (folds[i] == fold)
                {
                    heldOut[i] = LookModel.Values(rows[i], text, table, targets.Count);
                }
            }
        }

        (HashedLinear? words, CategoryTable? rates) = FitTexts(rows, targets, cancellationToken);
        var heads = ImmutableArray.CreateBuilder<Head>(targets.Count);
        foreach (bool[] target in targets)
        {
            HeadLearner learner = new(heldOut, target, folds, options.Seed);
            heads.Add(learner.Fit(cancellationToken));
        }

        return new LookModel(words, rates, heads.MoveToImmutable());
    }

    private (HashedLinear? Text, CategoryTable? Table) FitTexts(IReadOnlyList<LookRow> rows, IReadOnlyList<bool[]> targets, CancellationToken cancellationToken) => (
        options.UseText
            ? new HashedLogisticTrainer(options.TextCost).Train([.. rows.Select(row => row.Text)], targets, 1 << options.Bits, options.Seed, cancellationToken)
            : null,
        options.UseCategory && rows.Any(row => row.Category is not null) ? CategoryTable.Fit(rows, targets) : null);
}
