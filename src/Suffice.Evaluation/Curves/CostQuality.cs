namespace Suffice.Evaluation.Curves;

/// <summary>A way to serve the items: what an item costs on average, and how good the answers are.</summary>
/// <param name="Cost">The mean cost.</param>
/// <param name="Quality">The mean quality.</param>
internal readonly record struct CostQuality(double Cost, double Quality);
