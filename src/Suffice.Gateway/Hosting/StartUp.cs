using Microsoft.Extensions.Hosting;
using Suffice.Hosting;

namespace Suffice.Gateway.Hosting;

/// <summary>Opens the engine's host before the first call.</summary>
internal sealed class StartUp(EngineHost host) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => host.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
