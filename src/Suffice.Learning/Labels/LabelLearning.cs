using System.Collections.Immutable;

namespace Suffice.Learning.Labels;

/// <summary>How a classifier is trained.</summary>
public sealed record LabelLearning
{
    /// <summary>Seeds folds and passes: the same examples and seed give the same classifier.</summary>
    /// <value>0.</value>
    public int Seed { get; init; }

    /// <summary>The field of an answer's object that the labels were read out of, kept with the classifier so that others read them the same way.</summary>
    /// <value><see langword="null"/>: what a call's schema says, else the whole answer.</value>
    public string? Field { get; init; }

    /// <summary>Into how many parts the examples are split for guesses of examples not learned from; at least 2.</summary>
    /// <value>5.</value>
    public int Folds { get; init; } = 5;

    /// <summary>What an example's loss may weigh against the size of the weights; the one that guesses best of examples not learned from is taken.</summary>
    /// <value>8, 64, 512.</value>
    public ImmutableArray<double> Costs { get; init; } = [8, 64, 512];

    /// <summary>The most bits that the buckets of hashed words have; fewer where labels are many, so that the file stays small. 10 to 20.</summary>
    /// <value>17.</value>
    public int MostBits { get; init; } = 17;
}
