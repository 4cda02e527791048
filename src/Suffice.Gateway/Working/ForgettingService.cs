using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Agents.Working;
using Suffice.Policy;

namespace Suffice.Gateway.Working;

/// <summary>Forgets the texts of tickets whose time has passed, every hour.</summary>
internal sealed class ForgettingService(TextForgetting forgetting, IPolicySource policies, TimeProvider time, ILogger<ForgettingService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, time);
        do
        {
            try
            {
                await Task.Run(() => forgetting.Run(policies.Current), stoppingToken).ConfigureAwait(false);
            }
            catch (Exception sick) when (sick is SqliteException or IOException or UnauthorizedAccessException)
            {
                GatewayLog.TextsKept(logger, sick); // The next hour tries again.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await NextAsync(timer, stoppingToken).ConfigureAwait(false));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
