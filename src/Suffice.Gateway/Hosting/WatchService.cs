using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Engine;
using Suffice.Gateway.Metrics;
using Suffice.Policy;
using Suffice.Watching.Alarms;
using Suffice.Watching.Canaries;
using Suffice.Watching.Demotions;

namespace Suffice.Gateway.Hosting;

/// <summary>Looks for drift every minute, asks the canaries that are due, and ends what the engine does beside requests.</summary>
internal sealed class WatchService(
    SufficeEngine engine, DriftWatch drift, AlarmCounters counts, TrustBook trust, IPolicySource policies, TimeProvider time, ILogger<WatchService> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> slots = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await engine.EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop: nothing broke, and whoever stops the gateway need not read of it.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // A look that breaks is told and tried again; nothing else of the gateway depends on it.
        try
        {
            counts.Count(drift.Look(policies.Current));
            trust.Look();
            await AskCanariesAsync(policies.Current, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            GatewayLog.LookBroke(logger, broken);
        }
    }

    private async Task AskCanariesAsync(SufficePolicy policy, CancellationToken cancellationToken)
    {
        foreach (CanarySettings canaries in policy.Canaries)
        {
            long slot = CanarySchedule.SlotOf(canaries.PerDay, time.GetUtcNow());
            if (slots.TryGetValue(canaries.Model, out long last) && slot > last)
            {
                CanaryPrompt prompt = canaries.Prompts[(int)(slot % canaries.Prompts.Length)];
                await engine.AskCanaryAsync(policy, policy.Models[canaries.Model], prompt, cancellationToken).ConfigureAwait(false);
            }

            slots[canaries.Model] = slot;
        }
    }
}
