namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>One figure that the reckoning was made with.</summary>
/// <param name="Option">The option that sets it.</param>
/// <param name="Value">Its value; <see langword="null"/> when it is not known.</param>
/// <param name="From">Where it comes from.</param>
public sealed record TuningInput(string Option, string? Value, string From);
