using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Learning.Linear;
using Suffice.Learning.Storing;
using Suffice.Providers.Local;

namespace Suffice.Learning.Labels;

/// <summary>Tells which of a closed set of labels a call gets, with calibrated probabilities: a local rung. Trained by <see cref="LabelLearner"/>.</summary>
/// <remarks>Immutable and safe for many calls at once.</remarks>
public sealed class LabelClassifier : ILocalModel
{
    internal LabelClassifier(ImmutableArray<string> labels, LabelTextReader reader, HashedLinear model, double sharpness, TrainedCalls trained, string? field)
    {
        Labels = labels;
        Reader = reader;
        Model = model;
        Sharpness = sharpness;
        Trained = trained;
        Field = field;
    }

    /// <summary>The labels, in ordinal order.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The calls that it was trained on.</summary>
    public TrainedCalls Trained { get; }

    /// <summary>The field of an answer's object that its labels were read out of; <see langword="null"/> for what a call's schema says, else the whole answer.</summary>
    public string? Field { get; }

    internal LabelTextReader Reader { get; }

    internal HashedLinear Model { get; }

    internal double Sharpness { get; }

    /// <summary>Reads a classifier.</summary>
    /// <param name="stream">Where it was saved to.</param>
    /// <returns>The classifier.</returns>
    /// <exception cref="ModelFileException">It is no classifier, or is damaged.</exception>
    public static LabelClassifier Load(Stream stream) => LabelFile.Read(stream);

    /// <summary>Writes it, so that <see cref="Load"/> gives a classifier with the same guesses.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream) => LabelFile.Write(this, stream);

    /// <summary>Guesses the label of a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The guess.</returns>
    public LabelGuess Guess(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        double[] scores = new double[Labels.Length];
        Model.Score(Reader.Read(request), scores);

        return GuessOf(scores);
    }

    /// <inheritdoc/>
    public ChatAnswer? Answer(ChatRequest request) => LabelAnswer.Of(request, Guess(request));

    internal LabelGuess GuessOf(double[] scores)
    {
        double[] probabilities = LabelTemperature.Apply(scores, Sharpness);

        return new LabelGuess(Labels[Array.IndexOf(scores, scores.Max())], [.. probabilities]);
    }
}
