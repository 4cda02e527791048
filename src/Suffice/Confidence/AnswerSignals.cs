using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Checks;

namespace Suffice.Confidence;

/// <summary>What is known of one rung's answer when its confidence is asked for.</summary>
/// <param name="Request">The call.</param>
/// <param name="Rung">The rung that answered, from 0.</param>
/// <param name="Answer">Its answer, with log-probabilities and stated confidence where the provider gave them.</param>
public sealed record AnswerSignals(ChatRequest Request, int Rung, ChatAnswer Answer)
{
    /// <summary>What the checks of the gate found that were run before; a check that is not here was not run.</summary>
    public ImmutableArray<CheckOutcome> Findings { get; init; } = [];

    /// <summary>What a second, cheap model answered to the same call; <see langword="null"/> when it was not asked.</summary>
    public ChatAnswer? Second { get; init; }
}
