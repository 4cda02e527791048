using System.Collections.Immutable;
using Suffice.Learning.Labelled;
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
        TextHasher hasher = new(bits);
        LabelledTexts texts = new(
            [.. examples.Select(example => CountedText.Of(example.Request.ConversationText(), hasher))],
            [.. examples.Select(example => labels.BinarySearch(example.Label, StringComparer.Ordinal))],
            labels.Length,
            1 << bits);
        int[] folds = SplitFolds.Of([.. examples.Select(example => example.SplitKey)], learning.Folds, learning.Seed);
        LabelTrial best = LabelTrial.Best(texts, folds, learning, cancellationToken);
        WeighedTexts all = texts.Weigh(_ => true);
        HashedLinear model = all.Train(best.Cost, learning.Seed, cancellationToken);
        LabelClassifier classifier = new(labels, new LabelTextReader(bits, all.Weights), model, best.Sharpness, TrainedCalls.Of(examples), learning.Field);

        return new LabelOutcome(classifier, [.. best.Scores.Select(classifier.GuessOf)]);
    }
}
