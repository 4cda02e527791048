using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>What a policy would have been worth.</summary>
/// <param name="Calls">Logged calls.</param>
/// <param name="Effective">The effective sample: the square of the sum of weights over the sum of their squares.</param>
/// <param name="Weighted">By inverse propensity scores; <see langword="null"/> when refused.</param>
/// <param name="Normalised">By their self-normalised form; <see langword="null"/> when refused.</param>
/// <param name="Robust">Doubly robust; <see langword="null"/> when refused.</param>
/// <param name="Robust95">Its 95% interval; <see langword="null"/> when refused.</param>
public sealed record PolicyValue(int Calls, double Effective, double? Weighted, double? Normalised, double? Robust, Interval? Robust95)
{
    /// <summary>True when the effective sample is too small to say anything.</summary>
    public bool IsRefused => Robust is null;
}
