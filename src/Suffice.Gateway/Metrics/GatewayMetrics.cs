using Suffice.Engine;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Providers.Peers;
using Suffice.Telemetry;
using Names = Suffice.Telemetry.TelemetryNames.Prometheus;

namespace Suffice.Gateway.Metrics;

/// <summary>Writes how the gateway itself does: what it is doing, its ledger, its policy.</summary>
internal sealed class GatewayMetrics
{
    private readonly EngineTelemetry telemetry;
    private readonly SufficeEngine engine;
    private readonly SqliteLedger ledger;
    private readonly PolicyHost policies;
    private readonly WatchMetrics watch;
    private long taken;
    private long refused;

    /// <summary>Makes it, and counts changes of the policy from now on.</summary>
    /// <param name="telemetry">Tells what is being answered.</param>
    /// <param name="engine">Knows which routes fail, and what is compared.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="policies">The policy.</param>
    /// <param name="watch">What is watched.</param>
    public GatewayMetrics(EngineTelemetry telemetry, SufficeEngine engine, SqliteLedger ledger, PolicyHost policies, WatchMetrics watch)
    {
        (this.telemetry, this.engine, this.ledger, this.policies, this.watch) = (telemetry, engine, ledger, policies, watch);
        policies.Reloaded += (_, look) => Interlocked.Increment(ref look.Reload.IsInForce ? ref taken : ref refused);
    }

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where.</param>
    public void Write(PrometheusWriter writer)
    {
        writer.Single(Names.InFlight, "gauge", "Requests being answered.", telemetry.InFlight);
        writer.Single(Names.OpenStreams, "gauge", "Requests being answered whose caller asked for a stream.", telemetry.OpenStreams);
        WriteBreakers(writer);
        watch.Write(writer, engine.Shadows, policies.Current);
        LedgerHealth health = ledger.Health;
        writer.Single(Names.LedgerQueued, "gauge", "Requests recorded and not yet on disk.", health.Queued);
        writer.Single(Names.LedgerWritten, "counter", "Requests on disk since the start.", health.Written);
        writer.Single(Names.LedgerLost, "counter", "Requests that will not be on disk.", health.Lost);
        writer.Single(Names.LedgerLate, "counter", "Requests that reached the disk later than the window allows.", health.Late);
        writer.Single(Names.LedgerSick, "gauge", "1 from a failed write to the next that succeeds.", health.IsSick ? 1 : 0);
        SufficePolicy policy = policies.Current;
        writer.Family(Names.Policy, "gauge", "1, with the versions in force.");
        writer.Sample(1, ("version", policy.Version), ("price_version", policy.PriceVersion));
        writer.Family(Names.PolicyReloads, "counter", "Changes of the policy since the start.");
        writer.Sample(Interlocked.Read(ref taken), ("result", "taken"));
        writer.Sample(Interlocked.Read(ref refused), ("result", "refused"));
    }

    // While a policy changes, a route may be there as it was and as it is.
    private void WriteBreakers(PrometheusWriter writer)
    {
        writer.Family(Names.BreakerState, "gauge", "Whether calls may go to a model at a provider: 0 they may, 1 one tries, 2 they may not.");
        foreach (BreakerSnapshot breaker in engine.Peers.Snapshot().DistinctBy(b => (b.Provider, b.Model)))
        {
            int state = breaker.State switch { BreakerState.Closed => 0, BreakerState.HalfOpen => 1, _ => 2 };
            writer.Sample(state, ("provider", breaker.Provider), ("model_id", breaker.Model));
        }
    }
}
