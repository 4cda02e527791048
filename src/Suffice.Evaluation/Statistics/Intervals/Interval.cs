namespace Suffice.Evaluation.Statistics.Intervals;

/// <summary>A figure's interval; of 95% where nothing else is said.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High);
