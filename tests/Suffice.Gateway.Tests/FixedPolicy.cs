using System.Collections.Frozen;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Gateway.Tests;

/// <summary>A policy that says what a test wants of the gateway or its telemetry, and nothing else.</summary>
internal sealed class FixedPolicy(GatewaySettings? gateway = null, TelemetrySettings? telemetry = null) : IPolicySource
{
    public SufficePolicy Current { get; private set; } = Of(gateway, telemetry);

    /// <summary>Puts other settings of the gateway in force.</summary>
    public void Change(GatewaySettings changed) => Current = Of(changed, telemetry);

    private static SufficePolicy Of(GatewaySettings? gateway, TelemetrySettings? telemetry) => new()
    {
        Version = "v1",
        PriceVersion = "p1",
        Providers = FrozenDictionary<string, ProviderDefinition>.Empty,
        Models = FrozenDictionary<string, Model>.Empty,
        Tasks = [],
        Gateway = gateway ?? new GatewaySettings(),
        Telemetry = telemetry ?? new TelemetrySettings(),
    };
}
