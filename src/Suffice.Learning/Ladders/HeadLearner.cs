using Suffice.Learning.Calibrating;
using Suffice.Learning.Linear;
using Suffice.Learning.Trees;

namespace Suffice.Learning.Ladders;

/// <summary>Chooses and fits one head: the candidate under which held-out labels are likeliest.</summary>
internal sealed class HeadLearner(double[][] rows, bool[] target, int[] folds, int seed)
{
    // Fewer rows than this and trees only find chance.
    private const int FewestForTrees = 300;

    // A candidate must be better than a simpler one by more than noise to be taken.
    private const double WorthAMove = 0.002;

    private static readonly double[] Penalties = [100, 30, 10, 3];

    /// <summary>Fits it.</summary>
    public Head Fit(CancellationToken cancellationToken)
    {
        double[]? best = null;
        double bestLoss = double.PositiveInfinity;
        double penalty = Penalties[0];
        foreach (double candidate in Penalties)
        {
            double[] scores = HeldOut(fit => new DenseLogisticTrainer(candidate).Train(fit.Rows, fit.Target), cancellationToken);
            double loss = LossOf(scores);
            if (loss < bestLoss - (best is null ? 0 : WorthAMove / 4))
            {
                (best, bestLoss, penalty) = (scores, loss, candidate);
            }
        }

        IDenseScorer scorer = new DenseLogisticTrainer(penalty).Train(rows, target);
        if (rows.Length >= FewestForTrees)
        {
            double[] trees = HeldOut(fit => Trees(fit.Rows, fit.Target, cancellationToken), cancellationToken);
            double[] mean = [.. best!.Zip(trees, (one, two) => (one + two) / 2)];
            double treesLoss = LossOf(trees);
            double meanLoss = LossOf(mean);
            if (Math.Min(treesLoss, meanLoss) < bestLoss - WorthAMove)
            {
                BoostedTrees grown = Trees(rows, target, cancellationToken);
                (best, scorer) = meanLoss <= treesLoss + WorthAMove ? (mean, (IDenseScorer)new MeanScorer(scorer, grown)) : (trees, grown);
            }
        }

        return new Head(scorer, CalibratorFitting.Fit(best, target), 1.0 / (rows.Length + 2));
    }

    private BoostedTrees Trees(IReadOnlyList<double[]> of, bool[] labels, CancellationToken cancellationToken) =>
        new BoostedTreesTrainer(new BoostedTreesOptions()).Train(of, labels, seed, cancellationToken);

    private double[] HeldOut(Func<(double[][] Rows, bool[] Target), IDenseScorer> train, CancellationToken cancellationToken)
    {
        double[] scores = new double[rows.Length];
        for (int fold = 0; fold <= folds.Max(); fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] others = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] != fold)];
            IDenseScorer scorer = train(([.. others.Select(i => rows[i])], [.. others.Select(i => target[i])]));
            for (int i = 0; i < rows.Length; i++)
            {
                scores[i] = folds[i] == fold ? scorer.Score(rows[i]) : scores[i];
            }
        }

        return scores;
    }

    private double LossOf(double[] scores)
    {
        double loss = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double margin = target[i] ? scores[i] : -scores[i];
            loss += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
        }

        return loss / scores.Length;
    }
}
