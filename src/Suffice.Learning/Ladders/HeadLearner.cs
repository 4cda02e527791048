using Suffice.Confidence;
using Suffice.Learning.Calibrating;
using Suffice.Learning.Linear;
using Suffice.Learning.Trees;

namespace Suffice.Learning.Ladders;

/// <summary>Chooses and fits one head: the candidate under which held-out labels are likeliest.</summary>
internal sealed class HeadLearner(double[][] all, HeadTarget of, int[] foldOf, int seed)
{
    private readonly double[][] rows = [.. of.Rows.Select(row => all[row])];
    private readonly bool[] target = of.Holds;
    private readonly int[] folds = [.. of.Rows.Select(row => foldOf[row])];

    private const int FewestRows = 12;

    // Fewer rows than this and trees only find chance.
    private const int FewestForTrees = 300;

    // A candidate must be better than a simpler one by more than noise to be taken.
    private const double WorthAMove = 0.002;

    private static readonly DenseLogisticTrainer[] Candidates =
    [
        new(1_000), new(200), new(50), new(100, isAdaptive: true), new(30, isAdaptive: true), new(10, isAdaptive: true),
    ];

    /// <summary>Fits it.</summary>
    public Head Fit(CancellationToken cancellationToken)
    {
        if (rows.Length < FewestRows || target.All(holds => holds == target[0]))
        {
            return Constant();
        }

        double[]? best = null;
        double bestLoss = double.PositiveInfinity;
        DenseLogisticTrainer trainer = Candidates[0];
        foreach (DenseLogisticTrainer candidate in Candidates)
        {
            double[] scores = HeldOut(fit => candidate.Train(fit.Rows, fit.Target), cancellationToken);
            double loss = LossOf(scores);
            if (loss < bestLoss - (best is null ? 0 : WorthAMove / 4))
            {
                (best, bestLoss, trainer) = (scores, loss, candidate);
            }
        }

        IDenseScorer scorer = trainer.Train(rows, target);
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

        return new Head(scorer, Restrained(CalibratorFitting.Fit(best, target)), 1.0 / (rows.Length + 2));
    }

    // A staircase is only taken where labels abound.
    private ICalibrator Restrained(ICalibrator fitted)
    {
        if (of.PriorCases == 0 || fitted is not PlattCalibrator line)
        {
            return fitted;
        }

        int ones = target.Count(holds => holds);
        double rarer = Math.Min(ones, target.Length - ones);
        double own = rarer / (rarer + of.PriorCases);
        double mean = Math.Log((ones + 1.0) / (target.Length - ones + 1.0));
        return new PlattCalibrator(own * line.Slope, (own * line.Shift) + ((1 - own) * mean));
    }

    // Too few, or all alike: what is known is how often it holds.
    private Head Constant()
    {
        double share = (target.Count(holds => holds) + 1.0) / (target.Length + 2.0);
        DenseLogistic constant = new(new DenseScaling([], [], [], [], 0), [], Math.Log(share / (1 - share)));
        return new Head(constant, PlattCalibrator.Identity, 1.0 / (rows.Length + 2));
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
            loss += LogisticLoss.Of(scores[i], target[i]);
        }

        return loss / scores.Length;
    }
}
