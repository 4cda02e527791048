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

    private readonly Func<string, string> pathOf;
    private readonly Action<HttpRequestHeaders, string> sign;
    private readonly KeyValuePair<string, string>[] own;

    private ProviderDialect(
        string word,
        ChatProtocol protocol,
        string vendor,
        Func<string, string> pathOf,
        Action<HttpRequestHeaders, string> sign,
        params KeyValuePair<string, string>[] own)
    {
        Word = word;
        Protocol = protocol;
        Vendor = vendor;
        this.pathOf = pathOf;
        this.sign = sign;
        this.own = own;
    }

    /// <summary>What a policy calls the protocol.</summary>
    public string Word { get; }

    /// <summary>The protocol.</summary>
    public ChatProtocol Protocol { get; }

    /// <summary>Whose it is; several protocols may be one vendor's.</summary>
    public string Vendor { get; }

    /// <summary>OpenAI Chat Completions: below the base address as it is given.</summary>
    public static ProviderDialect OpenAI { get; } = new(
        "openai",
        ChatProtocol.OpenAI,
        "openai",
        path => path + "/chat/completions",
        (headers, key) => headers.TryAddWithoutValidation("Authorization", "Bearer " + key));

    /// <summary>OpenAI Responses: beside Chat Completions, below the same base address.</summary>
    public static ProviderDialect Responses { get; } = new(
        "responses",
        ChatProtocol.Responses,
        "openai",
        path => path + "/responses",
        (headers, key) => headers.Authorization = new AuthenticationHeaderValue("Bearer", key));

    /// <summary>Anthropic Messages: its base address has no <c>/v1</c>, and one that has is tolerated.</summary>
    public static ProviderDialect Anthropic { get; } = new(
        "anthropic",
        ChatProtocol.Anthropic,
        "anthropic",
        path => path.EndsWith("/v1", StringComparison.Ordinal) ? path + "/messages" : path + "/v1/messages",
        (headers, key) => headers.TryAddWithoutValidation("x-api-key", key),
        new KeyValuePair<string, string>("anthropic-version", "2023-06-01"));

    /// <summary>The protocols that a provider may speak over HTTP; a new one is one line here.</summary>
    public static ImmutableArray<ProviderDialect> All { get; } = [OpenAI, Responses, Anthropic];

    /// <summary>OpenAI Embeddings.</summary>
    private static ProviderDialect Embeddings { get; } = new(OpenAI.Word, OpenAI.Protocol, OpenAI.Vendor, path => path + "/embeddings", OpenAI.sign);

    /// <summary>Anthropic's counting of tokens: below its messages.</summary>
    private static ProviderDialect TokenCount { get; } =
        new(Anthropic.Word, Anthropic.Protocol, Anthropic.Vendor, path => Anthropic.pathOf(path) + "/count_tokens", Anthropic.sign, Anthropic.own);

    /// <summary>The dialect of calls of a kind.</summary>
    /// <exception cref="InvalidOperationException">No provider speaks the protocol.</exception>
    public static ProviderDialect Of(ChatProtocol protocol, CallKind kind = CallKind.Chat) => kind switch
    {
        CallKind.Embeddings => Embeddings,
        CallKind.TokenCount => TokenCount,
        _ => All.First(dialect => dialect.Protocol == protocol),
    };

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
        && (!name.Contains('-', StringComparison.Ordinal) || name.StartsWith(Vendor, StringComparison.OrdinalIgnoreCase));
}
