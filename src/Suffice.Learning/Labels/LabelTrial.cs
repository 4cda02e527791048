using Suffice.Learning.Linear;

namespace Suffice.Learning.Labels;

/// <summary>What a cost gives on examples not learned from.</summary>
/// <param name="Cost">The cost.</param>
/// <param name="Scores">For each example, the scores of a model that did not see it, nor weighed a word by its label.</param>
/// <param name="Sharpness">The factor that makes probabilities of the scores.</param>
/// <param name="Loss">The mean negative log-likelihood with it.</param>
internal sealed record LabelTrial(double Cost, double[][] Scores, double Sharpness, double Loss)
{
    /// <summary>Tries every cost.</summary>
    /// <param name="texts">The examples.</param>
    /// <param name="folds">The fold of each.</param>
    /// <param name="learning">Which costs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The one that guesses best.</returns>
    public static LabelTrial Best(LabelledTexts texts, int[] folds, LabelLearning learning, CancellationToken cancellationToken)
    {
        double[][][] scores = [.. learning.Costs.Select(_ => new double[folds.Length][])];
        for (int fold = 0; fold < learning.Folds; fold++)
        {
            WeighedTexts others = texts.Weigh(i => folds[i] != fold);
            for (int cost = 0; cost < scores.Length; cost++)
            {
                HashedLinear model = others.Train(learning.Costs[cost], learning.Seed, cancellationToken);
                foreach (int i in Enumerable.Range(0, folds.Length).Where(i => folds[i] == fold))
                {
                    scores[cost][i] = new double[texts.Outputs];
                    model.Score(others.Texts[i], scores[cost][i]);
                }
            }
        }

        return learning.Costs.Zip(scores, (cost, ofCost) => Of(cost, ofCost, texts.Labels)).MinBy(trial => trial.Loss)!;
    }

    private static LabelTrial Of(double cost, double[][] scores, IReadOnlyList<int> labels)
    {
        (double sharpness, double loss) = LabelTemperature.Fit(scores, labels);

        return new LabelTrial(cost, scores, sharpness, loss);
    }
}
