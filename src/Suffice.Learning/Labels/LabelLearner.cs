using System.Collections.Immutable;
using Suffice.Learning.Ladders;
using Suffice.Learning.Linear;
using Suffice.Learning.Text;

namespace Suffice.Learning.Labels;

/// <summary>Trains classifiers of calls with a closed set of labels.</summary>
public static class LabelLearner
{
    /// <summary>The fewest examples that a classifier is trained on.</summary>
    public const int FewestExamples = 20;

    // Two bytes a weight: what a file of a classifier may hold.
    private const double MostWeightBytes = 15e6;

    /// <summary>Trains a classifier, choosing its cost and its temperature by guesses of examples not learned from.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="learning">How to train.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The classifier, and those guesses.</returns>
    /// <exception cref="ArgumentException">There are fewer than <see cref="FewestExamples"/> examples, or fewer than 2 labels.</exception>
    public static LabelOutcome Fit(IReadOnlyList<LabelExample> examples, LabelLearning learning, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(learning);
        ImmutableArray<string> labels = [.. examples.Select(example => example.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (examples.Count < FewestExamples || labels.Length < 2)
        {
            throw new ArgumentException(
                $"{examples.Count} examples of {labels.Length} labels; at least {FewestExamples} of 2 are wanted.", nameof(examples));
        }

        int bits = Math.Min(learning.MostBits, (int)Math.Log2(MostWeightBytes / 2 / labels.Length));
        var reader = LabelTextReader.Learn(bits, examples.Select(example => example.Request));
        LabelledTexts texts = new(
            [.. examples.Select(example => reader.Read(example.Request))],
            [.. examples.Select(example => labels.BinarySearch(example.Label, StringComparer.Ordinal))],
            labels.Length,
            1 << bits);
        int[] folds = SplitFolds.Of([.. examples.Select(example => example.SplitKey)], learning.Folds, learning.Seed);
        Trial best = learning.Costs.Select(cost => Try(texts, folds, cost, learning, cancellationToken)).MinBy(trial => trial.Loss)!;
        HashedLinear model = texts.Train(best.Cost, learning.Seed, _ => true, cancellationToken);
        LabelClassifier classifier = new(labels, reader, model, best.Sharpness);

        return new LabelOutcome(classifier, [.. best.Scores.Select(classifier.GuessOf)]);
    }

    private static Trial Try(LabelledTexts texts, int[] folds, double cost, LabelLearning learning, CancellationToken cancellationToken)
    {
        double[][] scores = new double[texts.Texts.Count][];
        for (int fold = 0; fold < learning.Folds; fold++)
        {
            HashedLinear model = texts.Train(cost, learning.Seed, i => folds[i] != fold, cancellationToken);
            for (int i = 0; i < scores.Length; i++)
            {
                if (folds[i] == fold)
                {
                    scores[i] = new double[texts.Outputs];
                    model.Score(texts.Texts[i], scores[i]);
                }
            }
        }

        (double sharpness, double loss) = LabelTemperature.Fit(scores, texts.Labels);

        return new Trial(cost, scores, sharpness, loss);
    }

    /// <summary>What a cost gives on examples not learned from.</summary>
    private sealed record Trial(double Cost, double[][] Scores, double Sharpness, double Loss);

    /// <summary>Examples as they are trained on.</summary>
    private sealed record LabelledTexts(IReadOnlyList<HashedText> Texts, IReadOnlyList<int> Labels, int Outputs, int Buckets)
    {
        public HashedLinear Train(double cost, int seed, Predicate<int> takes, CancellationToken cancellationToken)
        {
            int[] taken = [.. Enumerable.Range(0, Texts.Count).Where(i => takes(i))];

            return new HashedSoftmaxTrainer(cost).Train(
                [.. taken.Select(i => Texts[i])], [.. taken.Select(i => Labels[i])], Outputs, Buckets, seed, cancellationToken);
        }
    }
}
