using Suffice.Chat;

namespace Suffice.Gateway.Tests;

/// <summary>A gateway before a provider of each protocol, started once for a class.</summary>
public sealed class SpokenGateways : IAsyncLifetime
{
    private readonly Dictionary<ChatProtocol, ScriptedGateway> all = [];

    public async ValueTask InitializeAsync()
    {
        foreach (ChatProtocol provider in Enum.GetValues<ChatProtocol>())
        {
            all.Add(provider, await ScriptedGateway.StartAsync(upstream =>
                Spoken.Policy(upstream, provider).Replace("max_retries: 0", "max_retries: 0, breaker: off", StringComparison.Ordinal)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ScriptedGateway gateway in all.Values)
        {
            await gateway.DisposeAsync();
        }
    }

    /// <summary>The gateway before a protocol's provider, and that provider with nothing on its script.</summary>
    internal (RunningGateway Gateway, FakeUpstream Upstream) Before(ChatProtocol provider) => (all[provider].Gateway, all[provider].Upstream());
}
