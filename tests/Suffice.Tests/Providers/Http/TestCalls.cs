using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Providers;

namespace Suffice.Tests.Providers.Http;

/// <summary>Calls to a server of the test's own.</summary>
internal static class TestCalls
{
    public const string Key = "sk-canary-0123456789";

    public const string OpenAIAnswer = """
        {"id":"chatcmpl-1","object":"chat.completion","created":1792000000,"model":"small-2026-01-01","choices":[{"index":0,"message":{"role":"assistant","content":"billing"},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}
        """;

    public const string AnthropicAnswer = """
        {"id":"msg_1","type":"message","role":"assistant","model":"small-2026-01-01","content":[{"type":"text","text":"billing"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":12,"output_tokens":3}}
        """;

    public static ModelCall To(Uri address, string protocol = "openai", ProviderTimeouts? timeouts = null) => new(
        new Model { Name = "small", Provider = "here", Id = "small-2026-01-01" },
        new ProviderDefinition
        {
            Name = "here",
            Protocol = protocol,
            BaseUrl = address,
            ApiKey = new Secret(Key),
            Timeouts = timeouts ?? new ProviderTimeouts(),
        },
        new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "auto",
            Messages = [ChatMessage.Of(ChatRole.User, "Where is my refund?")],
            MaxOutputTokens = 16,
        });
}
