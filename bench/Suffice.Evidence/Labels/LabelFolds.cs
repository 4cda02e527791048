using Suffice.Learning.Labelled;
using Suffice.Learning.Labels;

namespace Suffice.Evidence.Labels;

/// <summary>Guesses of examples that a classifier did not see, its own choices made inside the training folds.</summary>
internal static class LabelFolds
{
    private const int Folds = 5;

    /// <summary>Trains on all folds but one and guesses that one, in turn.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="seed">Deals the folds.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>In the order of the examples, how sure the classifier was and whether it was right.</returns>
    public static (double Confidence, bool IsRight)[] Of(LabelExample[] examples, int seed, CancellationToken cancellationToken)
    {
        int[] folds = SplitFolds.Of([.. examples.Select(example => example.SplitKey)], Folds, seed);
        (double, bool)[] guessed = new (double, bool)[examples.Length];
        for (int fold = 0; fold < Folds; fold++)
        {
            LabelExample[] training = [.. examples.Where((_, i) => folds[i] != fold)];
            LabelClassifier classifier = LabelLearner.Fit(training, new LabelLearning { Seed = seed }, cancellationToken).Classifier;
            for (int i = 0; i < examples.Length; i++)
            {
                if (folds[i] == fold)
                {
                    guessed[i] = Guess(classifier, examples[i]);
                }
            }
        }

        return guessed;
    }

    /// <summary>Trains on a few examples and guesses all others.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="count">How many are trained on.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>For each other example, how sure the classifier was and whether it was right.</returns>
    public static (double Confidence, bool IsRight)[] FromFew(LabelExample[] examples, int count, int seed, CancellationToken cancellationToken)
    {
        string[] keys = [.. examples.Select(example => example.SplitKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        new Random(seed).Shuffle(keys);
        HashSet<string> few = new(keys.Take(count), StringComparer.Ordinal);
        LabelExample[] training = [.. examples.Where(example => few.Contains(example.SplitKey))];
        LabelClassifier classifier = LabelLearner.Fit(training, new LabelLearning { Seed = seed }, cancellationToken).Classifier;

        return [.. examples.Where(example => !few.Contains(example.SplitKey)).Select(example => Guess(classifier, example))];
    }

    private static (double Confidence, bool IsRight) Guess(LabelClassifier classifier, LabelExample example)
    {
        LabelGuess guess = classifier.Guess(example.Request);

        return (guess.Confidence, guess.Label == example.Label);
    }
}
