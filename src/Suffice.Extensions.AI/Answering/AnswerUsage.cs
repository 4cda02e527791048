using Microsoft.Extensions.AI;
using Suffice.Spending;

namespace Suffice.Extensions.AI.Answering;

/// <summary>The tokens of the answer that was served, in the buckets of Microsoft.Extensions.AI: there the parts are counted in the whole too.</summary>
internal static class AnswerUsage
{
    /// <summary>The counts.</summary>
    /// <param name="usage">The tokens.</param>
    /// <returns>The counts; <see langword="null"/> when nobody counted.</returns>
    public static UsageDetails? Of(TokenUsage usage) => usage.Basis == UsageBasis.None ? null : new UsageDetails
    {
        InputTokenCount = usage.Prompt,
        OutputTokenCount = usage.Completion,
        TotalTokenCount = usage.Total,
        CachedInputTokenCount = usage.CacheRead,
        ReasoningTokenCount = usage.Reasoning,
    };
}
