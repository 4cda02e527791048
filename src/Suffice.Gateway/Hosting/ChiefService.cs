using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Agents.Rounds;
using Suffice.Policy;

namespace Suffice.Gateway.Hosting;

/// <summary>Has the chief of staff look while the gateway runs, as often as the policy says; a policy without a chief has none.</summary>
internal sealed partial class ChiefService(ChiefOfStaff chief, IPolicySource policies, TimeProvider time, ILogger<ChiefService> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>Looks if it is time to, and if no other process does.</summary>
    /// <param name="stopping">Ends it; what was bought is kept.</param>
    /// <returns>What was found; <see langword="null"/> when it was not time.</returns>
    internal async Task<RoundReport?> LookAsync(CancellationToken stopping)
    {
        if (policies.Current.Chief is not { } settings)
        {
            return null;
        }

        RoundReport report = await chief.LookAsync(new RoundOptions { Every = settings.Every }, stopping).ConfigureAwait(false);
        foreach (string note in report.Notes)
        {
            Log.Found(logger, note);
        }

        return report.IsBusy ? null : report;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await LookAgainAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: nothing broke, and what was bought is kept for the next look.
        }
    }

    // A look that breaks is told and tried again; no call depends on it.
    private async Task LookAgainAsync(CancellationToken stopping)
    {
        try
        {
            await LookAsync(stopping).ConfigureAwait(false);
        }
        catch (Exception broken) when (!stopping.IsCancellationRequested)
        {
            Log.Broke(logger, broken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "chief of staff: {Note}")]
        public static partial void Found(ILogger logger, string note);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "the chief of staff's look broke and is tried again")]
        public static partial void Broke(ILogger logger, Exception exception);
    }
}
