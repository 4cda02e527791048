namespace Suffice.Gateway.Health;

/// <summary>How the gateway does, in a word.</summary>
internal enum HealthStatus
{
    /// <summary>All well.</summary>
    Ok,

    /// <summary>It answers, and something is not as it should be: the ledger is sick, or a change of the policy or the keys is refused.</summary>
    Degraded,

    /// <summary>It is told to stop.</summary>
    Draining,
}
