using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Providers.Http;
using Suffice.Providers.Peers;
using Suffice.Spending;

namespace Suffice.Providers;

/// <summary>Who serves models, where, and in which protocol.</summary>
public sealed record ProviderDefinition
{
    /// <summary>The name the policy uses.</summary>
    public required string Name { get; init; }

    /// <summary>The protocol spoken: <c>openai</c>, <c>responses</c>, <c>anthropic</c>, <c>replay</c> or <c>local</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The vendor whose protocol it is: <c>openai</c> for both of OpenAI's, <c>anthropic</c>, <c>replay</c> or <c>local</c>.</summary>
    public string Vendor => ProviderDialect.Find(Protocol)?.Vendor ?? Protocol;

    /// <summary>The wire format of its answers; <see langword="null"/> for <c>replay</c> and <c>local</c>, whose answers never were on a wire.</summary>
    public ChatProtocol? Wire => ProviderDialect.Find(Protocol)?.Protocol;

    /// <summary>Whether it has an endpoint for a kind of call; <c>replay</c> and <c>local</c> answer conversations alone.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>True when it has.</returns>
    public bool Takes(CallKind kind) => ProviderDialect.Find(Protocol)?.Takes.Contains(kind) ?? kind == CallKind.Chat;

    /// <summary>Where its endpoints start, such as <c>https://api.anthropic.com</c>; <see langword="null"/> for <c>replay</c>.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>True where a public name of its address leads to an inner network, and that is meant.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The key; cannot be printed.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary>Where the data stays; a model may say otherwise.</summary>
    public string? Residency { get; init; }

    /// <summary>The files a <c>replay</c> provider answers from.</summary>
    public ImmutableArray<string> Recordings { get; init; } = [];

    /// <summary>Where the models of a <c>local</c> provider lie.</summary>
    public string? Folder { get; init; }

    /// <summary>How much of the recorded latency a <c>replay</c> provider waits: 0 none (default), 1 all of it.</summary>
    public double LatencyScale { get; init; }

    /// <summary>Share of the list price that is really paid, after a contract's discount; 1 by default.</summary>
    public decimal PriceFactor { get; init; } = 1m;

    /// <summary>Billing region of its calls, when it carries a surcharge.</summary>
    public string? BillingRegion { get; init; }

    /// <summary>Limits in time of each call.</summary>
    public ProviderTimeouts Timeouts { get; init; } = new();

    /// <summary>How often the same call is sent again to the same model after a failure that may pass.</summary>
    public int MaxRetries { get; init; } = 2;

    /// <summary>When a model here is left alone after failures; <see langword="null"/> for never, as for recordings.</summary>
    public BreakerSettings? Breaker
    {
        get => Protocol is ModelClients.Replay or ModelClients.Local ? null : field;
        init;
    } = new();

    /// <summary>On what terms it bills a call.</summary>
    /// <param name="at">When the call is made: prices are dated.</param>
    /// <param name="serviceTier">The service tier, as its answer says; <see langword="null"/> for the usual one.</param>
    /// <param name="region">The region, as its answer says; <see langword="null"/> for the one it always bills.</param>
    /// <returns>The terms, contract and region counted.</returns>
    public BillingTerms TermsAt(DateTimeOffset at, string? serviceTier = null, string? region = null) =>
        new(at, serviceTier, region ?? BillingRegion, PriceFactor);
}
