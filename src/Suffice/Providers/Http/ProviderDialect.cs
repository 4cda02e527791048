using System.Collections.Frozen;
using System.Net.Http.Headers;
using Suffice.Chat;

namespace Suffice.Providers.Http;

/// <summary>Where a protocol's calls go and what headers they carry.</summary>
internal sealed class ProviderDialect
{
    private static readonly FrozenSet<string> PassedOn = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "anthropic-beta", "openai-beta", "openai-organization", "openai-project", "traceparent", "tracestate");

    private readonly Func<string, string> pathOf;
    private readonly Action<HttpRequestHeaders, string> sign;
    private readonly KeyValuePair<string, string>[] own;
    private readonly string vendor;

    private ProviderDialect(
        string vendor, Func<string, string> pathOf, Action<HttpRequestHeaders, string> sign, params KeyValuePair<string, string>[] own)
    {
        this.vendor = vendor;
        this.pathOf = pathOf;
        this.sign = sign;
        this.own = own;
    }

    /// <summary>OpenAI Chat Completions: below the base address as it is given.</summary>
    public static ProviderDialect OpenAI { get; } = new(
        "openai",
        path => path + "/chat/completions",
        (headers, key) => headers.TryAddWithoutValidation("Authorization", "Bearer " + key));

    /// <summary>OpenAI Responses: beside Chat Completions, below the same base address.</summary>
    public static ProviderDialect Responses { get; } = new(
        "openai",
        path => path + "/responses",
        (headers, key) => headers.Authorization = new AuthenticationHeaderValue("Bearer", key));

    /// <summary>Anthropic Messages: its base address has no <c>/v1</c>, and one that has is tolerated.</summary>
    public static ProviderDialect Anthropic { get; } = new(
        "anthropic",
        path => path.EndsWith("/v1", StringComparison.Ordinal) ? path + "/messages" : path + "/v1/messages",
        (headers, key) => headers.TryAddWithoutValidation("x-api-key", key),
        new KeyValuePair<string, string>("anthropic-version", "2023-06-01"));

    /// <summary>OpenAI Embeddings.</summary>
    private static ProviderDialect Embeddings { get; } = new(OpenAI.vendor, path => path + "/embeddings", OpenAI.sign);

    /// <summary>Anthropic's counting of tokens: below its messages.</summary>
    private static ProviderDialect TokenCount { get; } =
        new(Anthropic.vendor, path => Anthropic.pathOf(path) + "/count_tokens", Anthropic.sign, Anthropic.own);

    public static ProviderDialect Of(ChatProtocol protocol, CallKind kind = CallKind.Chat) => kind switch
    {
        CallKind.Embeddings => Embeddings,
        CallKind.TokenCount => TokenCount,
        _ => protocol switch
        {
            ChatProtocol.Anthropic => Anthropic,
            ChatProtocol.Responses => Responses,
            _ => OpenAI,
        },
    };

    /// <summary>The address of a provider's endpoint; nothing of a call reaches it.</summary>
    public Uri AddressOf(ProviderDefinition provider)
    {
        Uri start = provider.BaseUrl
            ?? throw new ArgumentException($"The provider '{provider.Name}' has no base_url.", nameof(provider));
        return new UriBuilder(start) { Path = pathOf(start.AbsolutePath.TrimEnd('/')), Fragment = string.Empty }.Uri;
    }

    /// <summary>Adds the key, the protocol's own headers and those of the caller that may pass.</summary>
    public void Address(HttpRequestHeaders headers, ModelCall call)
    {
        foreach ((string name, string value) in own)
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
            sign(headers, !key.AsSpan().ContainsAnyExceptInRange('!', '~') ? key : throw new UnauthorizedAccessException(
                "its api_key holds blanks, line ends or other characters that no key has"));
        }
    }

    /// <summary>One vendor's headers mean nothing to another, and say more about the caller than it needs to know.</summary>
    private bool PassesOn(string name) => PassedOn.Contains(name)
        && (!name.Contains('-', StringComparison.Ordinal) || name.StartsWith(vendor, StringComparison.OrdinalIgnoreCase));
}
