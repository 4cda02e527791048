using System.Collections.Immutable;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Providers;

namespace Suffice.Gateway.Api;

/// <summary>The policy in force, without a key or a header's value.</summary>
/// <param name="Version">Identifies its content.</param>
/// <param name="PriceVersion">Identifies the price table.</param>
/// <param name="Files">The files it was read from, the main one first.</param>
/// <param name="Latest">What came of the latest change, and why it was refused when it was.</param>
/// <param name="Providers">The providers, by name.</param>
/// <param name="Tasks">The tasks, in the order written.</param>
/// <param name="Default">What holds for a call that is none of them.</param>
/// <param name="Gateway">How the gateway listens.</param>
/// <param name="Ledger">What is kept, where and for how long.</param>
/// <param name="Telemetry">What the gateway tells of its work.</param>
internal sealed record PolicyView(
    string Version,
    string PriceVersion,
    ImmutableArray<string> Files,
    PolicyReload Latest,
    ImmutableArray<ProviderView> Providers,
    ImmutableArray<TaskView> Tasks,
    TaskView? Default,
    GatewayView Gateway,
    LedgerSettings Ledger,
    TelemetryView Telemetry)
{
    /// <summary>Shows a policy.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="latest">What came of the latest change.</param>
    /// <returns>What is shown.</returns>
    public static PolicyView Of(SufficePolicy policy, PolicyReload latest) => new(
        policy.Version,
        policy.PriceVersion,
        policy.Files,
        latest,
        [.. policy.Providers.Values.OrderBy(provider => provider.Name, StringComparer.Ordinal).Select(ProviderView.Of)],
        [.. policy.Tasks.Select(TaskView.Of)],
        policy.Default is { } rest ? TaskView.Of(rest) : null,
        GatewayView.Of(policy.Gateway),
        policy.Ledger,
        new TelemetryView(policy.Telemetry.Metrics, policy.Telemetry.Log, policy.Telemetry.Otlp?.Endpoint));
}

/// <summary>A provider.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Protocol">The protocol spoken.</param>
/// <param name="BaseUrl">Where its endpoints start.</param>
/// <param name="HasKey">True when it has a key.</param>
/// <param name="Residency">Where the data stays.</param>
/// <param name="PriceFactor">The share of the list price that is really paid.</param>
/// <param name="MaxRetries">How often a call is sent again after a failure that may pass.</param>
internal sealed record ProviderView(
    string Name, string Protocol, Uri? BaseUrl, bool HasKey, string? Residency, decimal PriceFactor, int MaxRetries)
{
    /// <summary>Shows a provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>What is shown.</returns>
    public static ProviderView Of(ProviderDefinition provider) => new(
        provider.Name,
        provider.Protocol,
        provider.BaseUrl,
        provider.ApiKey is not null,
        provider.Residency,
        provider.PriceFactor,
        provider.MaxRetries);
}

/// <summary>How the gateway listens.</summary>
/// <param name="Listen">Where.</param>
/// <param name="IsGuarded">True when a caller must bring a key.</param>
/// <param name="RequestsPerMinute">How many requests all callers together may make a minute; <see langword="null"/> for no limit.</param>
/// <param name="TokensPerMinute">How many tokens all callers together may use a minute, prompts and answers; <see langword="null"/> for no limit.</param>
/// <param name="Hosts">The hosts it answers to; empty for those it listens on.</param>
/// <param name="Origins">The pages that may call it.</param>
/// <param name="MaxBodyBytes">The largest body taken.</param>
/// <param name="KeepAlive">How long a stream may be silent.</param>
/// <param name="Drain">How long calls under way may go on at a stop.</param>
internal sealed record GatewayView(
    Uri Listen,
    bool IsGuarded,
    long? RequestsPerMinute,
    long? TokensPerMinute,
    ImmutableArray<string> Hosts,
    ImmutableArray<string> Origins,
    long MaxBodyBytes,
    TimeSpan KeepAlive,
    TimeSpan Drain)
{
    /// <summary>Shows the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>What is shown.</returns>
    public static GatewayView Of(GatewaySettings settings) => new(
        settings.Listen,
        settings.IsGuarded,
        settings.RequestsPerMinute,
        settings.TokensPerMinute,
        settings.Hosts,
        settings.Origins,
        settings.MaxBodyBytes,
        settings.KeepAlive,
        settings.Drain);
}

/// <summary>What the gateway tells of its work.</summary>
/// <param name="Metrics">True when calls are counted.</param>
/// <param name="Log">Which requests get a line in the log.</param>
/// <param name="Otlp">Where spans and metrics are sent.</param>
internal sealed record TelemetryView(bool Metrics, LoggedRequests Log, Uri? Otlp);
