namespace Suffice.Learning.Labels;

/// <summary>A trained classifier, and what can be said of it.</summary>
/// <param name="Classifier">The classifier, trained on all examples.</param>
/// <param name="HeldOut">For each example, in their order, what a classifier guesses that was not trained on it.</param>
public sealed record LabelOutcome(LabelClassifier Classifier, IReadOnlyList<LabelGuess> HeldOut);
