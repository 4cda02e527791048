using Microsoft.Extensions.Hosting;
using Suffice.Gateway.Metrics;
using Suffice.Hosting;

namespace Suffice.Gateway.Hosting;

/// <summary>Has the engine's host watch while the gateway runs, and ends what the engine does beside requests.</summary>
internal sealed class WatchService(EngineHost host, AlarmCounters counts) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await host.Engine.EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => host.WatchAsync(counts.Count, stoppingToken);
}
