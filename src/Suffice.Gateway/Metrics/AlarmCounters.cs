using System.Collections.Concurrent;
using Suffice.Watching.Alarms;

namespace Suffice.Gateway.Metrics;

/// <summary>Counts the alarms of drift since the start, by task and signal: both are words of the policy or of ours.</summary>
internal sealed class AlarmCounters
{
    private readonly ConcurrentDictionary<(string Subject, DriftSignal Signal), long> alarms = new();

    /// <summary>What was counted.</summary>
    public IEnumerable<KeyValuePair<(string Subject, DriftSignal Signal), long>> Alarms => alarms;

    /// <summary>Counts alarms.</summary>
    /// <param name="went">The alarms that went off.</param>
    public void Count(IEnumerable<DriftAlarm> went)
    {
        foreach (DriftAlarm alarm in went)
        {
            alarms.AddOrUpdate((alarm.Task ?? alarm.Subject, alarm.Signal), 1, (_, count) => count + 1);
        }
    }
}
