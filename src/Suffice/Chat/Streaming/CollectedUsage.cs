using Suffice.Spending;

namespace Suffice.Chat.Streaming;

/// <summary>Joins totals so far: of the prompt's and of the answer's buckets, the larger set wins, so that tokens that change their bucket count once.</summary>
internal static class CollectedUsage
{
    public static TokenUsage Later(TokenUsage earlier, TokenUsage later)
    {
        TokenUsage prompt = later.Prompt >= earlier.Prompt ? later : earlier;
        TokenUsage answer = later.Completion >= earlier.Completion ? later : earlier;
        return prompt with
        {
            Output = answer.Output,
            Reasoning = answer.Reasoning,
            AudioOutput = answer.AudioOutput,
            Basis = later.Basis == UsageBasis.None ? earlier.Basis : later.Basis,
        };
    }
}
