using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net.Http.Headers;
using Suffice.Chat;

namespace Suffice.Providers.Http;

/// <summary>Where a protocol's calls go and what headers they carry.</summary>
internal sealed class ProviderDialect
{
    private static readonly FrozenSet<string> PassedOn = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "anthropic-beta", "openai-beta", "openai-organization", "openai-project", "traceparent", "tracestate");

    /// <summary>The protocols that a provider may speak over HTTP; what else a new one takes is in docs/extending.md.</summary>
    public static ImmutableArray<ProviderDialect> All { get; } =
    [
        new()
        {
            Word = "openai",
            Protocol = ChatProtocol.OpenAI,
            Vendor = "openai",
            Takes = [CallKind.Chat, CallKind.Embeddings],
            PathOf = OpenAIPath("/chat/completions"),
            Sign = AsBearer,
        },
        new()
        {
            Word = "responses",
            Protocol = ChatProtocol.Responses,
            Vendor = "openai",
            Takes = [CallKind.Chat, CallKind.Embeddings],
            PathOf = OpenAIPath("/responses"),
            Sign = AsBearer,
        },
        new()
        {
            Word = "anthropic",
            Protocol = ChatProtocol.Anthropic,
            Vendor = "anthropic",
            Takes = [CallKind.Chat, CallKind.TokenCount],
            PathOf = AnthropicPath,
            Sign = (headers, key) => headers.TryAddWithoutValidation("x-api-key", key),
            Headers = [KeyValuePair.Create("anthropic-version", "2023-06-01")],
        },
    ];

    /// <summary>What a policy calls the protocol.</summary>
    public required string Word { get; init; }

    /// <summary>The protocol.</summary>
    public required ChatProtocol Protocol { get; init; }

    /// <summary>Whose it is; several protocols may be one vendor's.</summary>
    public required string Vendor { get; init; }

    /// <summary>The kinds of calls that it has an endpoint for.</summary>
    public required ImmutableArray<CallKind> Takes { get; init; }

    /// <summary>The path of the endpoint that takes a call: made of the provider's own path, without a slash at its end, and of the call's kind and model.</summary>
    public required Func<string, ModelCall, string> PathOf { get; init; }

    /// <summary>Adds the key.</summary>
    public required Action<HttpRequestHeaders, string> Sign { get; init; }

    /// <summary>What every call says.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The dialect of a protocol.</summary>
    /// <exception cref="InvalidOperationException">No provider speaks the protocol.</exception>
    public static ProviderDialect Of(ChatProtocol protocol) => All.First(dialect => dialect.Protocol == protocol);

    /// <summary>The dialect that a policy's word means; <see langword="null"/> for none that is spoken over HTTP.</summary>
    public static ProviderDialect? Find(string word)
    {
        foreach (ProviderDialect dialect in All)
        {
            if (dialect.Word == word)
            {
                return dialect;
            }
        }

        return null;
    }

    /// <summary>Adds the key, the protocol's own headers and those of the caller that may pass.</summary>
    public void Address(HttpRequestHeaders headers, ModelCall call)
    {
        foreach ((string name, string value) in Headers)
        {
            headers.TryAddWithoutValidation(name, value);
        }

        foreach ((string name, string value) in call.Headers)
        {
            if (PassesOn(name) && value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0)
            {
                headers.TryAddWithoutValidation(name, value);
            }
        }

        if (call.Provider.ApiKey?.Reveal() is { Length: > 0 } key)
        {
            // Checked here, as the framework would quote the key in its complaint.
            Sign(headers, !key.AsSpan().ContainsAnyExceptInRange('!', '~') ? key : throw new UnauthorizedAccessException(
                "its api_key holds blanks, line ends or other characters that no key has"));
        }
    }

    /// <summary>Below the base address as it is given; embeddings stand beside whatever answers conversations.</summary>
    private static Func<string, ModelCall, string> OpenAIPath(string conversations) =>
        (start, call) => start + (call.Request.Kind == CallKind.Embeddings ? "/embeddings" : conversations);

    /// <summary>The base address has no <c>/v1</c>, and one that has is tolerated.</summary>
    private static string AnthropicPath(string start, ModelCall call) =>
        (start.EndsWith("/v1", StringComparison.Ordinal) ? start : start + "/v1")
        + (call.Request.Kind == CallKind.TokenCount ? "/messages/count_tokens" : "/messages");

    private static void AsBearer(HttpRequestHeaders headers, string key) => headers.TryAddWithoutValidation("Authorization", "Bearer " + key);

    /// <summary>One vendor's headers mean nothing to another, and say more about the caller than it needs to know.</summary>
    private bool PassesOn(string name) => PassedOn.Contains(name)
        && (!name.Contains('-', StringComparison.Ordinal) || name.StartsWith(Vendor, StringComparison.OrdinalIgnoreCase));
}
