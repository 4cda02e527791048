using Suffice.Chat;

namespace Suffice.Evaluation.Judges;

/// <summary>What came of asking a judge: exactly one of the first two is set.</summary>
/// <param name="Answer">What it said.</param>
/// <param name="Failure">Why it said nothing.</param>
/// <param name="CostUsd">What asking cost; <see langword="null"/> when it is not known.</param>
public sealed record JudgeReply(ChatAnswer? Answer, string? Failure, decimal? CostUsd)
{
    /// <summary>Nobody was asked, for nobody was named.</summary>
    internal static JudgeReply Nobody { get; } = new(null, "there is no judge; name one with --judge MODEL", null);
}
