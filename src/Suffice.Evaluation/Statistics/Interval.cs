namespace Suffice.Evaluation.Statistics;

/// <summary>A figure's 95% interval.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High);
