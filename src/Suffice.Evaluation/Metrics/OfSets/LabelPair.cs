namespace Suffice.Evaluation.Metrics.OfSets;

/// <summary>A label that was given and the one that was right.</summary>
/// <param name="Given">What the answer says.</param>
/// <param name="Right">What is right.</param>
internal readonly record struct LabelPair(string Given, string Right);
