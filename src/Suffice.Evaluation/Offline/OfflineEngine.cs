using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Retries;
using Suffice.Tasks;

namespace Suffice.Evaluation.Offline;

/// <summary>Makes engines as live ones are, but of one policy, silent, and the same from run to run.</summary>
public static class OfflineEngine
{
    /// <summary>Makes one.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="clients">Who answers.</param>
    /// <param name="ledger">Takes the rows.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The engine; it has learned no fingerprint.</returns>
    public static SufficeEngine Over(SufficePolicy policy, IModelClients clients, ILedger ledger, TimeProvider time) => new(new EngineParts
    {
        Policies = new FixedPolicy(policy),
        Clients = clients,
        Ledger = ledger,
        Ids = new RequestIds(time, new Random(1)),
        Retries = new RetryDelay(new RetryPolicy(), new Random(1)),
        Learned = new LearnedFingerprints(),
        Time = time,
        Logger = NullLogger<SufficeEngine>.Instance,
    });
}
