using Microsoft.Extensions.Logging;
using Suffice.Dashboard.Live;
using Suffice.Files;
using Suffice.Gateway.Metrics;
using Suffice.Ledger;
using Suffice.Policy;

namespace Suffice.Gateway.Telemetry;

/// <summary>Counts each row on its way to the ledger, tells of it to those who watch, and writes those to the log that the policy wants there.</summary>
internal sealed class WatchedLedger(ILedger ledger, CallCounters counters, LiveFeed live, IPolicySource policies, ILogger<WatchedLedger> logger) : ILedger
{
    /// <inheritdoc/>
    public ValueTask RecordAsync(RequestEntry entry)
    {
        TelemetrySettings wanted = policies.Current.Telemetry;
        if (wanted.Metrics)
        {
            counters.Count(entry);
        }

        bool isFailure = entry.Outcome is RequestOutcome.Failed or RequestOutcome.Refused or RequestOutcome.Person;
        if (wanted.Log == LoggedRequests.All || (isFailure && wanted.Log == LoggedRequests.Failures))
        {
            Log(entry, isFailure ? LogLevel.Warning : LogLevel.Information);
        }

        live.Tell(entry);

        return ledger.RecordAsync(entry);
    }

    // The error in words stays out: a provider's may quote the prompt.
    private void Log(RequestEntry entry, LogLevel level)
    {
        if (logger.IsEnabled(level))
        {
            string outcome = EnumWord.Of(entry.Outcome);
            GatewayLog.RequestEnded(
                logger,
                level,
                entry.Id,
                entry.Task ?? CallCounters.None,
                outcome,
                entry.Path.Length == 0 ? CallCounters.None : entry.Path,
                entry.Reason.Length == 0 ? CallCounters.None : entry.Reason,
                entry.Latency.TotalMilliseconds,
                entry.Overhead.TotalMilliseconds,
                entry.CostUsd);
        }
    }
}
