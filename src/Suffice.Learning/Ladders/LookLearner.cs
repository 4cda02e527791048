using Suffice.Learning.Linear;
using Suffice.Learning.Text;

namespace Suffice.Learning.Ladders;

/// <summary>Fits a look: words first, then signals on top of what words say of calls they were not fitted on, then the calibration.</summary>
/// <remarks>Every choice (penalty, kind of model) and every calibration is made on scores of calls that were held out (Wolpert 1992).</remarks>
internal sealed class LookLearner(LadderLearning options)
{
    /// <summary>Fits a look at one rung.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="targets">What its heads learn.</param>
    /// <param name="folds">Each row's fold.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public LookModel Fit(IReadOnlyList<LookRow> rows, HeadTarget[] targets, int[] folds, CancellationToken cancellationToken)
    {
        double[][] heldOut = new double[rows.Count][];
        for (int fold = 0; fold <= folds.Max(); fold++)
        {
            HeadTarget[] known = [.. targets.Select(target => target.Among(row => folds[row] != fold))];
            (HashedLinear? text, CategoryTable? table) = FitWords(rows, known, cancellationToken);
            for (int i = 0; i < rows.Count; i++)
            {
                heldOut[i] = folds[i] == fold ? LookModel.Values(rows[i], text, table, targets.Length) : heldOut[i];
            }
        }

        (HashedLinear? words, CategoryTable? rates) = FitWords(rows, targets, cancellationToken);
        Head[] heads = [.. targets.Select(target => new HeadLearner(heldOut, target, folds, options.Seed).Fit(cancellationToken))];
        return new LookModel(words, rates, heads[0], heads.ElementAtOrDefault(1), heads.ElementAtOrDefault(2));
    }

    private (HashedLinear? Text, CategoryTable? Table) FitWords(IReadOnlyList<LookRow> rows, HeadTarget[] targets, CancellationToken cancellationToken)
    {
        HashedLinear? text = null;
        if (options.UseText)
        {
            HashedText[] texts = [.. rows.Select(row => row.Text)];
            text = new HashedLogisticTrainer(options.TextCost).Train(
                [.. targets.Select(target => new TextTarget([.. target.Rows.Select(row => texts[row])], target.Holds))], 1 << options.Bits, options.Seed, cancellationToken);
        }

        return (text, options.UseCategory && rows.Any(row => row.Category is not null) ? CategoryTable.Fit(rows, targets) : null);
    }
}
