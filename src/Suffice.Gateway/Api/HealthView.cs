using System.Collections.Immutable;
using Suffice.Gateway.Health;
using Suffice.Ledger.Writing;
using Suffice.Policy.Reloading;
using Suffice.Providers.Peers;

namespace Suffice.Gateway.Api;

/// <summary>How the gateway does.</summary>
/// <param name="Status">All well, something not as it should be, or about to stop.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Policy">The policy in force and its latest change.</param>
/// <param name="KeysProblem">Why the keys file is not in force as it stands; <see langword="null"/> when it is.</param>
/// <param name="Ledger">How the ledger's writing goes.</param>
/// <param name="Providers">Every model at a provider that has been called, and whether calls may go there.</param>
internal sealed record HealthView(
    HealthStatus Status,
    string Version,
    PolicyHealth Policy,
    string? KeysProblem,
    LedgerHealth Ledger,
    ImmutableArray<BreakerSnapshot> Providers);

/// <summary>The policy in force.</summary>
/// <param name="Version">Identifies its content.</param>
/// <param name="PriceVersion">Identifies the price table.</param>
/// <param name="Latest">What came of the latest change.</param>
internal sealed record PolicyHealth(string Version, string PriceVersion, PolicyReload Latest);
