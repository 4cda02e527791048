namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>One way to pay less, priced.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Model">The model it is about; <see langword="null"/> where it is none of the catalogue's.</param>
/// <param name="CallUsd">What a call costs, in USD; <see langword="null"/> when not known.</param>
/// <param name="MonthUsd">What a month costs, in USD; <see langword="null"/> when a price or the volume is not known.</param>
/// <param name="KeepsAnswers">True when the same model answers the same prompt, so that nothing has to be proved.</param>
/// <param name="Note">What to know of it, or why it has no price.</param>
/// <param name="Command">How to begin; <see langword="null"/> when there is nothing to run.</param>
public sealed record Move(MoveKind Kind, string? Model, decimal? CallUsd, decimal? MonthUsd, bool KeepsAnswers, string Note, string? Command = null);
