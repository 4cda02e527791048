namespace Suffice.Evaluation.Calibrating;

/// <summary>What a rule makes of a labelled call.</summary>
/// <param name="Rung">The rung whose answer is served.</param>
/// <param name="IsRight">Whether it is right.</param>
/// <param name="IsRegret">True when a lower rung's wrong answer is served where the last rung's is right.</param>
/// <param name="Tried">How many rungs were asked: more than one is an escalation, as the ledger counts it.</param>
/// <param name="CostUsd">What every call made for it costs in USD; <see langword="null"/> when a price is not known.</param>
/// <param name="Latency">How long the calls take one after another; <see langword="null"/> when not known.</param>
public readonly record struct ServedCall(int Rung, bool IsRight, bool IsRegret, int Tried, decimal? CostUsd, TimeSpan? Latency)
{
    /// <summary>True when the first rung's answer is not the one served: it was left, or the call started above it.</summary>
    public bool IsAboveFirst => Rung > 0;
}
