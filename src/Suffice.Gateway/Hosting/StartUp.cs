using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Recordings;

namespace Suffice.Gateway.Hosting;

/// <summary>Does before the first call what would otherwise slow it: opens the ledger, reads the recordings.</summary>
internal sealed class StartUp(
    SqliteLedger ledger, ModelClients clients, IPolicySource policies, ILogger<StartUp> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ledger.FlushAsync(cancellationToken).ConfigureAwait(false);
        foreach (RecordingProblem problem in await clients.LoadAsync(policies.Current.Providers.Values, cancellationToken).ConfigureAwait(false))
        {
            GatewayLog.RecordingLineUnused(logger, problem.ToString());
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
