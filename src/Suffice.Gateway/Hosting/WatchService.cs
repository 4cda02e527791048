using Microsoft.Extensions.Hosting;
using Suffice.Engine;

namespace Suffice.Gateway.Hosting;

/// <summary>Ends what the engine does beside requests, before the ledger is closed.</summary>
internal sealed class WatchService(SufficeEngine engine) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => engine.EndAsync();
}
