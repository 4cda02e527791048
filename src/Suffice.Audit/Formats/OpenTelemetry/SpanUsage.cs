using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>Reads the tokens of a span, in every dialect's names.</summary>
/// <remarks>
/// The conventions say that input tokens should hold the cached ones. Older instrumentations of Anthropic and Bedrock pass on what those count,
/// which stands beside: there the sums decide, and where they cannot the split is in doubt.
/// </remarks>
internal static class SpanUsage
{
    private static readonly string[] Input =
        ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.usage.prompt_tokens", "llm.token_count.prompt", "ai.usage.inputTokens",
            "ai.usage.promptTokens"];

    private static readonly string[] Output =
    [
        "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.usage.completion_tokens", "llm.token_count.completion",
        "ai.usage.outputTokens", "ai.usage.completionTokens",
    ];

    private static readonly string[] Total = ["gen_ai.usage.total_tokens", "llm.usage.total_tokens", "llm.token_count.total", "ai.usage.totalTokens"];

    private static readonly string[] CacheRead =
    [
        "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens", "gen_ai.usage.details.cache_read_tokens",
        "gen_ai.usage.details.cache_read_input_tokens",
        "gen_ai.usage.input_tokens.cached", "llm.usage.cache_read_input_tokens", "llm.token_count.prompt_details.cache_read",
        "llm.token_count.prompt_details.cache_input", "ai.usage.cachedInputTokens", "ai.usage.inputTokenDetails.cacheReadTokens",
    ];

    private static readonly string[] CacheWrite =
    [
        "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens", "gen_ai.usage.details.cache_write_tokens",
        "gen_ai.usage.details.cache_creation_input_tokens",
        "gen_ai.usage.input_tokens.cache_write", "llm.usage.cache_creation_input_tokens", "llm.token_count.prompt_details.cache_write",
        "ai.usage.inputTokenDetails.cacheWriteTokens",
    ];

    private static readonly string[] Reasoning =
    [
        "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens", "gen_ai.usage.output_tokens.reasoning",
        "gen_ai.usage.details.reasoning_tokens", "llm.usage.reasoning_tokens",
        "llm.token_count.completion_details.reasoning", "ai.usage.reasoningTokens", "ai.usage.outputTokenDetails.reasoningTokens",
    ];

    public static SplitUsage Read(SpanAttributes attributes, string? provider)
    {
        if (attributes.Json("langfuse.observation.usage_details") is { } details && LangfuseUsage.Read(details) is { IsTold: true } observed)
        {
            return observed;
        }

        if (IsFault(attributes, Input) || IsFault(attributes, Output))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        return new CountedTokens
        {
            Prompt = attributes.Count(Input),
            Answer = attributes.Count(Output),
            Total = attributes.Count(Total),
            CacheRead = attributes.Count(CacheRead) ?? 0,
            CacheWrite = attributes.Count(CacheWrite) ?? 0,
            AudioInput = attributes.Count("llm.token_count.prompt_details.audio") ?? 0,
            Reasoning = attributes.Count(Reasoning) ?? 0,
            AudioOutput = attributes.Count("llm.token_count.completion_details.audio") ?? 0,
            HoldsCache = MayCountBeside(provider) ? null : true,
        }.Split();
    }

    private static bool MayCountBeside(string? provider) =>
        provider is not null && (provider.Contains("anthropic", StringComparison.OrdinalIgnoreCase)
            || provider.Contains("bedrock", StringComparison.OrdinalIgnoreCase));

    private static bool IsFault(SpanAttributes attributes, string[] names)
    {
        foreach (string name in names)
        {
            if (attributes.Get(name).IsThere())
            {
                return attributes.Get(name).AsCount() is null;
            }
        }

        return false;
    }
}
