namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>One thing that must hold before a model is tuned.</summary>
/// <param name="Name">What, in a few words.</param>
/// <param name="IsMet">Whether it holds; <see langword="null"/> when that is not known, or is a person's to say.</param>
/// <param name="Found">What was found.</param>
/// <param name="Settles">What would settle it; <see langword="null"/> when it holds.</param>
public sealed record TuningCondition(string Name, bool? IsMet, string Found, string? Settles = null);
