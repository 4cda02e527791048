namespace Suffice.Fuzz.Targets;

/// <summary>Words of the chat protocols, for mutations.</summary>
internal static class WireWords
{
    private static readonly string[] Fields =
    [
        "model", "messages", "role", "content", "name", "tool_calls", "tool_call_id", "function", "arguments", "id", "type", "text", "image_url", "url", "detail",
        "tools", "tool_choice", "parallel_tool_calls", "response_format", "json_schema", "schema", "strict", "max_tokens", "max_completion_tokens", "temperature", "top_p",
        "stop", "stream", "stream_options", "include_usage", "logprobs", "metadata", "service_tier", "reasoning_effort", "refusal", "reasoning_content", "index", "delta",
        "choices", "finish_reason", "usage", "prompt_tokens", "completion_tokens", "total_tokens", "prompt_tokens_details", "cached_tokens", "reasoning_tokens", "cost", "error", "message", "code", "param",
        "system", "input_schema", "input", "tool_use_id", "is_error", "cache_control", "thinking", "signature", "data", "budget_tokens", "source", "media_type", "stop_sequences",
        "disable_parallel_tool_use", "output_config", "output_format", "effort", "stop_reason", "stop_sequence", "input_tokens", "output_tokens", "cache_read_input_tokens",
        "cache_creation_input_tokens", "cache_creation", "ephemeral_5m_input_tokens", "content_block", "partial_json", "citations", "custom", "created", "obfuscation",
        "output", "instructions", "previous_response_id", "call_id", "output_index", "content_index", "item_id", "sequence_number", "summary", "encrypted_content", "response", "item", "status",
    ];

    private static readonly string[] Values =
    [
        "user", "assistant", "developer", "tool", "function_call", "function_call_output", "auto", "none", "required", "any", "tool_use", "tool_result", "text_delta",
        "input_json_delta", "thinking_delta", "signature_delta", "redacted_thinking", "citations_delta", "message_start", "content_block_start", "content_block_delta",
        "content_block_stop", "message_delta", "message_stop", "ping", "end_turn", "max_tokens", "stop_sequence", "length", "content_filter", "json_object", "base64",
        "data:image/png;base64,AA==", "input_audio", "web_search_20250305", "server_tool_use", "response.created", "response.output_text.delta", "response.completed",
        "response.output_item.added", "response.output_item.done", "response.function_call_arguments.delta", "response.failed", "response.incomplete", "input_text", "output_text", "input_image", "reasoning",
    ];

    /// <summary>Names of fields with their colon, and values as JSON texts.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Fields.Select(field => $"\"{field}\":"), .. Fields.Select(field => $",\"{field}\":null"), .. Values.Select(value => $"\"{value}\""), .. Values];

    /// <summary>The same, with the words of server-sent events.</summary>
    public static IReadOnlyList<string> OfStreams { get; } = [.. All, "data: ", "event: ", "\n\n", "data: [DONE]\n\n", ": keep-alive\n\n", "\ndata: {}\n\n"];
}
