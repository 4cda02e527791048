using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Engine;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Api;
using Suffice.Gateway.Health;
using Suffice.Gateway.Responses;
using Suffice.Policy;

namespace Suffice.Gateway.Calls;

/// <summary>Maps what callers may send: OpenAI's and Anthropic's endpoints.</summary>
internal static class CallEndpoints
{
    private const string Group = "calls";

    /// <summary>Maps them.</summary>
    /// <param name="application">Where.</param>
    public static void Map(WebApplication application)
    {
        IServiceProvider services = application.Services;
        Post(application, "/v1/chat/completions", Endpoint(services, ChatWires.OpenAI), ChatProtocol.OpenAI, "A conversation in OpenAI's chat form, whole or streamed.");
        MapResponses(application, services);
        Post(application, "/v1/embeddings", Endpoint(services, ChatWires.Embeddings), ChatProtocol.OpenAI, "Embeddings in OpenAI's form.");
        Post(application, "/v1/messages", Endpoint(services, ChatWires.Anthropic), ChatProtocol.Anthropic, "A conversation in Anthropic's form, whole or streamed.");
        Post(application, "/v1/messages/count_tokens", CountEndpoint(services), ChatProtocol.Anthropic, "How many tokens a call has, in Anthropic's form.");
        ModelsEndpoint models = services.GetRequiredService<ModelsEndpoint>();
        Get(application, "/v1/models", models.ListAsync, null, "What a call may name, in OpenAI's or Anthropic's form.");
        Get(application, "/v1/models/{**id}", models.FindAsync, null, "One of the names that a call may use.");
    }

    private static void MapResponses(WebApplication application, IServiceProvider services)
    {
        ChatEndpoint calls = Endpoint(services, ChatWires.Responses, keeper: services.GetRequiredService<ResponseKeeper>());
        ResponsesEndpoint kept = services.GetRequiredService<ResponsesEndpoint>();
        Post(application, "/v1/responses", calls, ChatProtocol.Responses, "A conversation in the form of OpenAI's Responses, whole or streamed.");
        Get(application, "/v1/responses/{id}", kept.FindAsync, ChatProtocol.Responses, "An answer that is kept.");
        application.Serve("DELETE", "/v1/responses/{id}", kept.DeleteAsync)
            .Speaks(Group, "Forgets an answer that is kept.").ForCallers(ChatProtocol.Responses);
        Get(application, "/v1/responses/{id}/input_items", kept.InputAsync, ChatProtocol.Responses, "What an answer that is kept was given to.");
    }

    private static void Post(WebApplication application, string path, ChatEndpoint endpoint, ChatProtocol protocol, string summary) =>
        application.Serve("POST", path, endpoint.HandleAsync).Speaks(Group, summary, takesBody: true).ForCallers(protocol);

    private static void Get(WebApplication application, string path, RequestDelegate handler, ChatProtocol? protocol, string summary) =>
        application.Serve("GET", path, handler).Speaks(Group, summary).ForCallers(protocol);

    private static ChatEndpoint CountEndpoint(IServiceProvider services) =>
        Endpoint(services, ChatWires.TokenCount, services.GetRequiredService<TokenCounter>().AnswerAsync);

    private static ChatEndpoint Endpoint(
        IServiceProvider services,
        IChatWire wire,
        Func<HttpContext, EngineCall, ErrorWriter, Task>? answeredBy = null,
        ResponseKeeper? keeper = null) =>
        new(
            wire,
            services.GetRequiredService<SufficeEngine>(),
            services.GetRequiredService<IPolicySource>(),
            services.GetRequiredService<Draining>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<ChatEndpoint>>())
        {
            AnsweredBy = answeredBy,
            Keeper = keeper,
        };
}
