namespace Suffice.Evaluation.Metrics.Scoring;

/// <summary>What one metric said of one answer, as it is kept.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Weight">How much it weighs; 0 is reported only.</param>
/// <param name="Score">0 to 1; <see langword="null"/> when it did not apply or could not measure.</param>
/// <param name="Passed">Whether it passed; <see langword="null"/> likewise.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Error">Why it could not measure; <see langword="null"/> when it could.</param>
public sealed record MetricScore(string Name, double Weight, double? Score, bool? Passed, string? Reason, string? Error);
