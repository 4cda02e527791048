using Microsoft.Extensions.Logging;
using Suffice.Engine;
using Suffice.Policy;
using Suffice.Watching;
using Suffice.Watching.Alarms;
using Suffice.Watching.Canaries;
using Suffice.Watching.Demotions;

namespace Suffice.Hosting;

/// <summary>Looks for drift every minute and asks the canaries that are due.</summary>
internal sealed class WatchRounds(
    SufficeEngine engine, DriftWatch drift, TrustBook trust, IPolicySource policies, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> slots = new(StringComparer.Ordinal);

    /// <summary>Looks until it is told to stop.</summary>
    /// <param name="told">Is told of alarms.</param>
    /// <param name="stopping">Ends it; it does not throw.</param>
    /// <returns>When it has stopped.</returns>
    public async Task RunAsync(Action<IReadOnlyCollection<DriftAlarm>> told, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(told);
        using PeriodicTimer timer = new(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                await LookAsync(told, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop: nothing broke, and whoever stops the process need not read of it.
        }
    }

    private async Task LookAsync(Action<IReadOnlyCollection<DriftAlarm>> told, CancellationToken stopping)
    {
        // A look that breaks is told and tried again; nothing else depends on it.
        try
        {
            told(drift.Look(policies.Current));
            trust.Look();
            await AskCanariesAsync(policies.Current, stopping).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            WatchLog.LookBroke(logger, broken);
        }
    }

    private async Task AskCanariesAsync(SufficePolicy policy, CancellationToken stopping)
    {
        foreach (CanarySettings canaries in policy.Canaries)
        {
            long slot = CanarySchedule.SlotOf(canaries.PerDay, time.GetUtcNow());
            if (slots.TryGetValue(canaries.Model, out long last) && slot > last)
            {
                CanaryPrompt prompt = canaries.Prompts[(int)(slot % canaries.Prompts.Length)];
                await engine.AskCanaryAsync(policy, policy.Models[canaries.Model], prompt, stopping).ConfigureAwait(false);
            }

            slots[canaries.Model] = slot;
        }
    }
}
