using Suffice.Files;
using Suffice.Policy;
using Suffice.Reviewing;
using Suffice.Watching.Alarms;
using Suffice.Watching.Demotions;
using Suffice.Watching.Shadows;
using Names = Suffice.Telemetry.TelemetryNames.Prometheus;

namespace Suffice.Gateway.Metrics;

/// <summary>Writes what is watched: shadows, alarms of drift, demoted tasks, reviews that are overdue.</summary>
internal sealed class WatchMetrics(AlarmCounters counts, TrustBook trust, TimeProvider time)
{
    /// <summary>Writes it.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="shadows">What became of the answers that were drawn.</param>
    /// <param name="policy">The policy in force.</param>
    public void Write(PrometheusWriter writer, ShadowCounts shadows, SufficePolicy policy)
    {
        writer.Family(Names.Shadows, "counter", "Accepted answers drawn to be compared with the last rung's, by what became of it.");
        writer.Sample(shadows.Compared, ("result", "compared"));
        writer.Sample(shadows.Dropped, ("result", "dropped"));
        writer.Sample(shadows.OverBudget, ("result", "over_budget"));
        writer.Sample(shadows.Unpriced, ("result", "unpriced"));
        writer.Family(Names.DriftAlarms, "counter", "Alarms of drift, by task or model and by what has changed.");
        foreach (((string subject, DriftSignal signal), long count) in counts.Alarms)
        {
            writer.Sample(count, ("subject", subject), ("signal", EnumWord.Of(signal)));
        }

        writer.Family(Names.Demoted, "gauge", "1 for each task that is sent to its safe rung.");
        foreach (string task in trust.Demoted)
        {
            writer.Sample(1, ("task", task));
        }

        writer.Family(Names.ReviewOverdue, "gauge", "1 when a task waits too long for a person, 0 when not; of tasks with a calibration or a demotion.");
        foreach ((string task, string? why) in ReviewDue.Of(policy, trust, time.GetUtcNow()))
        {
            writer.Sample(why is null ? 0 : 1, ("task", task));
        }
    }
}
