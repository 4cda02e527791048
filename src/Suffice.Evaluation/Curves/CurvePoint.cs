namespace Suffice.Evaluation.Curves;

/// <summary>One threshold.</summary>
/// <param name="Threshold">The expected gain above which a call goes to the last rung.</param>
/// <param name="Escalated">Share of the calls that do.</param>
/// <param name="Accuracy">Share of right answers.</param>
/// <param name="ShareOfLast">Accuracy as a share of the last rung's.</param>
/// <param name="CostUsd">Mean cost of an item in USD; <see langword="null"/> when a price is not known.</param>
/// <param name="Saving">One less the cost as a share of the last rung's.</param>
public sealed record CurvePoint(double? Threshold, double Escalated, double Accuracy, double? ShareOfLast, double? CostUsd, double? Saving);
