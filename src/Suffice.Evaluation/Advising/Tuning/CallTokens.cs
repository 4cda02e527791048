namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>The tokens of a task's usual call.</summary>
/// <param name="Prompt">Prompt tokens in the mean.</param>
/// <param name="Answer">Answer tokens in the mean, thinking included.</param>
/// <param name="Fixed">Of the prompt, those that are the same in every call; <see langword="null"/> when not known.</param>
/// <param name="From">Where the figures come from.</param>
public sealed record CallTokens(long Prompt, long Answer, long? Fixed, string From);
