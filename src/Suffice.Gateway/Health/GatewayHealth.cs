using Suffice.Gateway.Access;
using Suffice.Ledger.Writing;
using Suffice.Policy.Reloading;

namespace Suffice.Gateway.Health;

/// <summary>Decides how the gateway does. A sick ledger or a refused change of policy or keys is told, and never stops answers.</summary>
internal sealed class GatewayHealth(PolicyHost policies, FollowedKeys keys, SqliteLedger ledger, Draining draining)
{
    /// <summary>Looks at everything once, so that what is told of one moment fits together.</summary>
    /// <returns>How it does now.</returns>
    public HealthState Look()
    {
        PolicyReload reload = policies.LastReload;
        LedgerHealth written = ledger.Health;
        string? problem = keys.Current.Problem;
        HealthStatus status = draining.IsDraining ? HealthStatus.Draining
            : written.IsSick || !reload.IsInForce || problem is not null ? HealthStatus.Degraded
            : HealthStatus.Ok;

        return new HealthState(status, reload, problem, written);
    }
}

/// <summary>How the gateway does, at one moment.</summary>
/// <param name="Status">In a word.</param>
/// <param name="LastReload">What came of the latest change of the policy.</param>
/// <param name="KeysProblem">Why the keys file is not in force as it stands; <see langword="null"/> when it is.</param>
/// <param name="Ledger">How the ledger's writing goes.</param>
internal sealed record HealthState(HealthStatus Status, PolicyReload LastReload, string? KeysProblem, LedgerHealth Ledger);
