namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>Tells calls of a model from the spans around and beside them, in every dialect.</summary>
internal static class SpanKind
{
    /// <summary>What a span is, when it is no call of a model; <see langword="null"/> when it is one.</summary>
    /// <remarks>Spans of agents and workflows may repeat the sum of the calls inside them, so that only the innermost count.</remarks>
    public static string? NotACall(Span span)
    {
        SpanAttributes attributes = span.Attributes;
        return OfVercel(attributes.Text("ai.operationId") ?? (span.Name is { } name
            && name.StartsWith("ai.", StringComparison.Ordinal) ? name : null), attributes) is { } vercel ? Reason(vercel)
            : attributes.Text("openinference.span.kind") is { } kind ? Reason(OfOpenInference(kind))
            : attributes.Text("langfuse.observation.type") is { } observed ? Reason(OfLangfuse(observed))
            : attributes.Text("gen_ai.operation.name") is { } operation ? Reason(OfOperation(operation))
            : attributes.Text("llm.request.type") is { } request ? Reason(OfOperation(request))
            : attributes.Text("traceloop.span.kind") is { } loop ? $"span of a {(loop is "workflow" or "task" or "agent" or "tool" ? loop : "step")}"
            : Counts(attributes) ? null
            : "span that calls no model";
    }

    /// <summary>An empty text stands for a call.</summary>
    private static string? Reason(string kind) => kind.Length == 0 ? null : kind;

    private static string? OfVercel(string? operation, SpanAttributes attributes) => operation switch
    {
        null => null,
        _ when operation.EndsWith(".doGenerate", StringComparison.Ordinal) || operation.EndsWith(".doStream", StringComparison.Ordinal) => string.Empty,
        _ when operation.Contains("mbed", StringComparison.Ordinal) => "call for embeddings",
        _ when operation.Contains("toolCall", StringComparison.Ordinal) => "span of a tool",
        _ when attributes.HasAny("ai.") => "span around a call",
        _ => null,
    };

    private static string OfOpenInference(string kind) => kind.ToUpperInvariant() switch
    {
        "LLM" => string.Empty,
        "TOOL" => "span of a tool",
        "AGENT" => "span of an agent",
        "EMBEDDING" => "call for embeddings",
        "RETRIEVER" => "span of a retriever",
        "RERANKER" => "call for ranking",
        "CHAIN" => "span of a chain",
        _ => "span that calls no model",
    };

    private static string OfLangfuse(string kind) => kind.ToLowerInvariant() switch
    {
        "generation" => string.Empty,
        "tool" => "span of a tool",
        "agent" => "span of an agent",
        "embedding" => "call for embeddings",
        _ => "span that calls no model",
    };

    private static string OfOperation(string operation) => operation switch
    {
        "chat" or "generate_content" or "text_completion" or "completion" or "responses" or "message" or "converse" => string.Empty,
        "embeddings" or "embedding" => "call for embeddings",
        "rerank" => "call for ranking",
        "execute_tool" => "span of a tool",
        "invoke_agent" or "create_agent" => "span of an agent",
        "invoke_workflow" => "span of a workflow",
        "retrieval" => "span of a retriever",
        _ => "span that calls no model",
    };

    private static bool Counts(SpanAttributes attributes) =>
        (attributes.Has("gen_ai.request.model") || attributes.Has("gen_ai.response.model") || attributes.Has("llm.model_name"))
        && (attributes.HasAny("gen_ai.usage.") || attributes.HasAny("llm.usage.") || attributes.HasAny("llm.token_count.")
        || attributes.HasAny("gen_ai.prompt") || attributes.Has("gen_ai.input.messages"));
}
