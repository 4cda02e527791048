using Suffice.Checks;

namespace Suffice.Policy;

/// <summary>One check of a gate and what follows when it fails.</summary>
/// <param name="Check">The check.</param>
/// <param name="OnFail">What follows; <see langword="null"/> for the task's own plan.</param>
public sealed record GateCheck(ICheck Check, FailurePlan? OnFail = null);
