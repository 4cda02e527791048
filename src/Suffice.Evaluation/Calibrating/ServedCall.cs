namespace Suffice.Evaluation.Calibrating;

/// <summary>What a rule makes of a labelled call.</summary>
/// <param name="Rung">The rung whose answer is served.</param>
/// <param name="IsRight">Whether it is right.</param>
/// <param name="IsRegret">True when a lower rung's wrong answer is served where the last rung's is right.</param>
/// <param name="IsEscalated">True when the first rung's answer is not the one served.</param>
/// <param name="CostUsd">What every call made for it costs in USD; <see langword="null"/> when a price is not known.</param>
/// <param name="Latency">How long the calls take one after another; <see langword="null"/> when not known.</param>
public readonly record struct ServedCall(int Rung, bool IsRight, bool IsRegret, bool IsEscalated, decimal? CostUsd, TimeSpan? Latency);
