using System.Collections.Frozen;

namespace Suffice.Audit.Formats.Hints;

/// <summary>Names that libraries give to every call of a model, so that they say nothing of its task.</summary>
internal static class GenericNames
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "generation", "llm", "llm_call", "llm-call", "chat", "completion", "completions", "text_completion", "generate_content", "model", "default",
        "unknown", "root",
        "OpenAI", "OpenAI-generation", "AzureOpenAI", "Anthropic", "Anthropic-generation", "ChatOpenAI", "AzureChatOpenAI", "ChatAnthropic",
        "ChatBedrock", "ChatBedrockConverse",
        "ChatVertexAI", "ChatGoogleGenerativeAI", "ChatGroq", "ChatMistralAI", "ChatOllama", "ChatCohere", "ChatLiteLLM", "ChatModel",
        "BaseChatModel", "LLMChain", "RunnableSequence",
        "RunnableLambda", "AgentExecutor", "LangGraph", "openai.chat", "openai.completion", "openai.response", "anthropic.chat",
        "anthropic.completion", "bedrock.completion",
        "bedrock.converse", "gemini.generate_content", "vertexai.generate_content", "ChatCompletion", "chat.completions.create", "chat.completion",
        "responses.create",
        "messages.create", "openai.chat.completions.create", "openai.responses.create", "anthropic.messages.create", "ai.generateText",
        "ai.streamText", "ai.generateObject",
        "ai.streamObject", "ai.generateText.doGenerate", "ai.streamText.doStream", "ai.generateObject.doGenerate", "ai.streamObject.doStream",
        "generateText", "streamText",
        "generateObject", "streamObject", "litellm", "litellm_request", "litellm-acompletion", "litellm-completion", "acompletion", "invoke_agent",
        "Response", "response",
        "unknown_service", "unknown_service:node", "unknown_service:python", "unknown_service:dotnet", "GET", "POST",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a name that says nothing, one that is the model's, and <c>operation model</c> as OpenTelemetry names spans.</summary>
    public static bool Holds(string name, string? model) =>
        Known.Contains(name)
        || (model is not null && (name.Equals(model, StringComparison.OrdinalIgnoreCase) || name.EndsWith($" {model}", StringComparison.OrdinalIgnoreCase)))
        || StartsWithOperation(name);

    private static bool StartsWithOperation(ReadOnlySpan<char> name) =>
        name.StartsWith("chat ", StringComparison.Ordinal) || name.StartsWith("text_completion ", StringComparison.Ordinal)
        || name.StartsWith("generate_content ", StringComparison.Ordinal) || name.StartsWith("completion ", StringComparison.Ordinal);
}
