using System.Collections.Frozen;
using Suffice.Policy;

namespace Suffice.Gateway.Tests.Access;

/// <summary>A policy of gateway settings alone, changed by the test.</summary>
internal sealed class FixedSettings(GatewaySettings settings) : IPolicySource
{
    public SufficePolicy Current { get; private set; } = Policy(settings);

    public void Change(GatewaySettings changed) => Current = Policy(changed);

    private static SufficePolicy Policy(GatewaySettings gateway) => new()
    {
        Version = "v1",
        PriceVersion = "p1",
        Providers = FrozenDictionary<string, Providers.ProviderDefinition>.Empty,
        Models = FrozenDictionary<string, Catalog.Model>.Empty,
        Tasks = [],
        Default = null,
        Gateway = gateway,
    };
}
