namespace Suffice.Gateway.Tests;

/// <summary>A gateway and the provider behind it, started once for several tests, each of which gives the provider a script of its own.</summary>
/// <remarks>For policies without a breaker, so that no test is answered by what another's provider did.</remarks>
internal sealed class ScriptedGateway(FakeUpstream upstream, RunningGateway gateway) : IAsyncDisposable
{
    public RunningGateway Gateway => gateway;

    public static async Task<ScriptedGateway> StartAsync(Func<FakeUpstream, string> policy)
    {
        FakeUpstream upstream = await FakeUpstream.StartAsync();

        return new ScriptedGateway(upstream, await RunningGateway.StartAsync(policy(upstream)));
    }

    /// <summary>The provider, with nothing on its script and nothing received.</summary>
    public FakeUpstream Upstream() => upstream.Anew();

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await upstream.DisposeAsync();
    }
}
