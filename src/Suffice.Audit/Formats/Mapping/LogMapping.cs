using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Mapping;

/// <summary>Where the fields of a call stand in the rows of a log that no known tool writes.</summary>
/// <param name="Paths">The places of each field, the first one that holds something counts.</param>
/// <param name="InputIncludesCache">Whether input tokens hold the cached ones; <see langword="null"/> where the sums must tell.</param>
/// <param name="OutputIncludesReasoning">Whether output tokens hold those of reasoning.</param>
internal sealed record LogMapping(FrozenDictionary<string, ImmutableArray<FieldPath>> Paths, bool? InputIncludesCache = null, bool OutputIncludesReasoning = true)
{
    /// <summary>Every field that can be mapped.</summary>
    public static ImmutableArray<string> Fields { get; } =
    [
        "model", "provider", "at", "request", "messages", "system", "prompt", "tools", "schema", "answer", "input_tokens", "cache_read_tokens",
        "cache_write_tokens", "cache_write_1h_tokens",
        "output_tokens", "reasoning_tokens", "total_tokens", "task", "cost_usd", "latency_ms", "latency_s", "first_token_ms", "response_id",
        "span_id", "parent_span_id", "status", "user",
        "service_tier", "region", "served_from_cache", "weight",
    ];

    /// <summary>Names that mean the same in most logs that teams write themselves.</summary>
    public static LogMapping Obvious { get; } = new(new Dictionary<string, string[]>
    {
        ["model"] = ["model", "model_name", "modelName", "Model", "model_id"],
        ["provider"] = ["provider", "vendor"],
        ["at"] = ["timestamp", "created_at", "createdAt", "time", "datetime", "date", "at", "ts", "start_time", "started_at"],
        ["messages"] = ["messages", "conversation", "chat"],
        ["system"] = ["system", "system_prompt", "systemPrompt", "instructions"],
        ["prompt"] = ["prompt", "user_prompt", "input", "question", "query", "user_message", "request"],
        ["answer"] = ["completion", "response", "output", "answer", "result", "generated_text", "reply"],
        ["input_tokens"] = ["prompt_tokens", "input_tokens", "promptTokens", "inputTokens", "tokens_in", "tokens_prompt", "usage.prompt_tokens",
            "usage.input_tokens"],
        ["cache_read_tokens"] =
        [
            "cached_tokens", "cache_read_tokens", "cache_read_input_tokens", "cachedTokens", "usage.prompt_tokens_details.cached_tokens",
            "usage.input_tokens_details.cached_tokens", "usage.cache_read_input_tokens",
        ],
        ["cache_write_tokens"] = ["cache_write_tokens", "cache_creation_tokens", "cache_creation_input_tokens", "usage.cache_creation_input_tokens"],
        ["output_tokens"] = ["completion_tokens", "output_tokens", "completionTokens", "outputTokens", "tokens_out", "tokens_completion",
            "usage.completion_tokens", "usage.output_tokens"],
        ["reasoning_tokens"] = ["reasoning_tokens", "reasoningTokens", "usage.completion_tokens_details.reasoning_tokens",
            "usage.output_tokens_details.reasoning_tokens"],
        ["total_tokens"] = ["total_tokens", "totalTokens", "usage.total_tokens"],
        ["task"] = ["task", "task_name", "taskName", "feature", "step", "use_case", "metadata.task", "metadata.feature", "metadata.step"],
        ["cost_usd"] = ["cost_usd", "costUsd", "costUSD", "cost", "total_cost", "price_usd"],
        ["latency_ms"] = ["latency_ms", "latencyMs", "duration_ms", "durationMs", "elapsed_ms"],
        ["response_id"] = ["response_id", "responseId", "completion_id"],
        ["status"] = ["status", "status_code", "statusCode", "finish_reason"],
        ["user"] = ["user", "user_id", "userId", "customer", "customer_id"],
    }.ToFrozenDictionary(field => field.Key, field => field.Value.Select(Path).ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>What a row holds of a field; undefined when it holds nothing.</summary>
    public JsonElement Get(JsonElement row, string field)
    {
        if (Paths.TryGetValue(field, out ImmutableArray<FieldPath> paths))
        {
            foreach (FieldPath path in paths)
            {
                if (path.In(row) is { } found && found.IsThere())
                {
                    return found;
                }
            }
        }

        return default;
    }

    private static FieldPath Path(string text) => FieldPath.TryParse(text, out _)!;
}
