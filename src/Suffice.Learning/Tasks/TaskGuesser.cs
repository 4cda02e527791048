using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Classifier.Learned;
using Suffice.Learning.Labels;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tasks;

/// <summary>Names the task of calls like those it was trained on.</summary>
/// <remarks>Immutable and safe for many calls at once.</remarks>
public sealed class TaskGuesser : ITaskGuesser
{
    internal TaskGuesser(LabelClassifier classifier, ImmutableArray<TaskLikeness> likeness)
    {
        Classifier = classifier;
        Likeness = likeness;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tasks => Classifier.Labels;

    internal LabelClassifier Classifier { get; }

    internal ImmutableArray<TaskLikeness> Likeness { get; }

    /// <summary>Reads a guesser.</summary>
    /// <param name="stream">Where it was saved to.</param>
    /// <returns>The guesser.</returns>
    /// <exception cref="ModelFileException">It is none, or is damaged.</exception>
    public static TaskGuesser Load(Stream stream) => TaskGuesserFile.Read(stream);

    /// <summary>Writes it, so that <see cref="Load"/> gives one with the same guesses.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream) => TaskGuesserFile.Write(this, stream);

    /// <inheritdoc/>
    public TaskGuess? Guess(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChatRequest text = TaskText.Of(request);
        LabelGuess guess = Classifier.Guess(text);
        int task = Classifier.Labels.BinarySearch(guess.Label, StringComparer.Ordinal);

        return Likeness[task].IsLike(TaskLikeness.Read(text)) ? new TaskGuess(guess.Label, guess.Confidence) : null;
    }
}
