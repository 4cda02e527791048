using System.Collections.Frozen;
using Suffice.Catalog;
using Suffice.Engine;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Past;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Evaluation.Simulating;

/// <summary>Runs past calls through the live engine under a policy, each by itself, so that none depends on what was run before it.</summary>
internal sealed class PolicyRun
{
    private readonly SufficePolicy given;
    private readonly SufficePolicy policy;
    private readonly TimeProvider time;

    /// <summary>Makes it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="time">The clock.</param>
    public PolicyRun(SufficePolicy policy, TimeProvider time)
    {
        (given, this.time) = (policy, time);
        this.policy = policy with
        {
            // Sending again is the business of whoever asks providers.
            Providers = policy.Providers.ToFrozenDictionary(p => p.Key, p => p.Value with { MaxRetries = 0 }, StringComparer.Ordinal),
            Tasks = [.. policy.Tasks.Select(Simulated)],
            Default = policy.Default is { } fallback ? Simulated(fallback) : null,
        };
    }

    /// <summary>Decides where a call goes.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The route; <see langword="null"/> when the policy has none for it.</returns>
    public Route? RouteOf(PastCall call) => Engine(new CallClients(call, given, live: null, useKnown: false), new MemoryLedger()).Plan(CallOf(call)).Route;

    /// <summary>Runs a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="live">Asks providers for what is not at hand; <see langword="null"/> when nobody may be asked.</param>
    /// <param name="useKnown">False to ask providers also for what is at hand.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What came of it.</returns>
    public async ValueTask<RunCall> RunAsync(PastCall call, LiveAnswers? live, bool useKnown, CancellationToken cancellationToken)
    {
        CallClients clients = new(call, given, live, useKnown);
        MemoryLedger ledger = new();
        EngineReply reply = await Engine(clients, ledger).AnswerAsync(CallOf(call), cancellationToken).ConfigureAwait(false);
        RequestEntry entry = ledger.TakeLast();
        bool? isGood = reply is AnsweredReply { Answer: { } answer } && entry.Model is { } name && given.Models.TryGetValue(name, out Model? model)
            ? call.IsGood(model, given.Providers[model.Provider].Protocol == ModelClients.Replay, answer)
            : false;

        return new RunCall(entry, isGood, [.. clients.Missing.Distinct(StringComparer.Ordinal)], clients.Asked);
    }

    private static EngineCall CallOf(PastCall call) =>
        new(call.Request.Stream ? call.Request with { Stream = false } : call.Request, call.Headers, "simulate");

    // Limits of live traffic would only distort what is asked later, alone and of one provider.
    private static TaskPolicy Simulated(TaskPolicy task) => task with
    {
        Ladder = [.. task.Ladder.Select(model => model with { Peers = [] })],
        HedgeAfter = null,
        Deadline = TimeSpan.FromMinutes(10),
        StoreContent = false,
        Shadow = null,
    };

    private SufficeEngine Engine(CallClients clients, MemoryLedger ledger) => OfflineEngine.Over(policy, clients, ledger, time);
}
