using Suffice.Learning.Labelled;
using Suffice.Learning.Labels;
using Suffice.Learning.Text;

namespace Suffice.Learning.Tasks;

/// <summary>Trains task classifiers on calls whose task is known: the label of each example is its task.</summary>
public static class TaskGuesserLearner
{
    /// <summary>Trains one.</summary>
    /// <param name="examples">The calls with their tasks.</param>
    /// <param name="learning">How to train.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The classifier, and how sure classifiers are of calls that they were not trained on, in the order of the examples.</returns>
    /// <exception cref="ArgumentException">There are fewer than <see cref="LabelLearner.FewestExamples"/> calls, or fewer than 2 tasks.</exception>
    public static (TaskGuesser Guesser, IReadOnlyList<double> HeldOut) Fit(
        IReadOnlyList<LabelExample> examples, LabelLearning learning, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(learning);
        LabelExample[] texts = [.. examples.Select(example => example with { Request = TaskText.Of(example.Request) })];
        LabelOutcome trained = LabelLearner.Fit(texts, learning, cancellationToken);
        int[] folds = SplitFolds.Of([.. texts.Select(text => text.SplitKey)], learning.Folds, learning.Seed);
        HashedText[] read = [.. texts.Select(text => TaskLikeness.Read(text.Request))];
        TaskGuesser guesser = new(trained.Classifier, [.. trained.Classifier.Labels.Select(LikenessOf)]);

        return (guesser, [.. trained.HeldOut.Select(guess => guess.Confidence)]);

        TaskLikeness LikenessOf(string task)
        {
            int[] own = [.. Enumerable.Range(0, texts.Length).Where(i => texts[i].Label == task)];

            return TaskLikeness.Fit([.. own.Select(i => read[i])], [.. own.Select(i => folds[i])]);
        }
    }
}
