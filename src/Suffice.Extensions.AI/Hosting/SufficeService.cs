using Microsoft.Extensions.Hosting;
using Suffice.Hosting;

namespace Suffice.Extensions.AI.Hosting;

/// <summary>Opens the engine when its program starts, watches while it runs, and ends what is done beside requests when it stops.</summary>
internal sealed class SufficeService(EngineHost host) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await host.OpenAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await host.Engine.EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => host.WatchAsync(static _ => { }, stoppingToken);
}
