using System.Collections.Frozen;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Gateway.Tests.Responses;

/// <summary>A policy that says of kept answers what a test wants, and nothing else.</summary>
internal sealed class FixedPolicy(KeptResponsesSettings settings) : IPolicySource
{
    public SufficePolicy Current { get; private set; } = Of(settings);

    public void Change(KeptResponsesSettings next) => Current = Of(next);

    private static SufficePolicy Of(KeptResponsesSettings settings) => new()
    {
        Version = "1",
        PriceVersion = "1",
        Providers = FrozenDictionary<string, ProviderDefinition>.Empty,
        Models = FrozenDictionary<string, Model>.Empty,
        Tasks = [],
        Gateway = new GatewaySettings { Responses = settings },
    };
}
