using System.Collections.Immutable;

namespace Suffice.Learning.Labels;

/// <summary>What a classifier takes a call for.</summary>
/// <param name="Label">The likeliest label.</param>
/// <param name="Probabilities">The calibrated probability of every label, in the order of <see cref="LabelClassifier.Labels"/>; they sum to 1.</param>
public sealed record LabelGuess(string Label, ImmutableArray<double> Probabilities)
{
    /// <summary>The probability of <see cref="Label"/>, from 0 to 1.</summary>
    public double Confidence => Probabilities.Max();
}
