using System.Globalization;
using System.Runtime.CompilerServices;
using Suffice.Ledger;

namespace Suffice.Gateway.Metrics;

/// <summary>Counts requests and attempts out of the rows that the ledger gets, so that the two cannot tell different stories.</summary>
/// <remarks>
/// Labels are names of the policy and words of ours, never anything a caller wrote; beyond a number of them all others count as
/// <c>other</c>. Counts begin at zero with each start, as Prometheus expects; sums over longer times are the ledger's. Safe for concurrent use.
/// </remarks>
internal sealed class CallCounters
{
    /// <summary>Stands for what is absent: no task, no model that served.</summary>
    public const string None = "none";

    /// <summary>Stands for all values beyond the number kept apart.</summary>
    public const string Other = "other";

    private readonly BoundedSeries<string, StrongBox<long>> refused = new(100, Other);

    /// <summary>Requests by task and served model.</summary>
    public BoundedSeries<RouteKey, RouteCell> Routes { get; } = new(1000, new RouteKey(Other, Other));

    /// <summary>Requests by task.</summary>
    public BoundedSeries<string, TaskCell> Tasks { get; } = new(200, Other);

    /// <summary>Attempts by model and provider.</summary>
    public BoundedSeries<ModelKey, ModelCell> Models { get; } = new(200, new ModelKey(Other, Other));

    /// <summary>Escalated requests by task and reason.</summary>
    public BoundedSeries<EscalationKey, StrongBox<long>> Escalations { get; } = new(1000, new EscalationKey(Other, Other));

    /// <summary>Calls refused without a row in the ledger, by HTTP status.</summary>
    public IEnumerable<KeyValuePair<string, StrongBox<long>>> Refused => refused.Cells;

    /// <summary>Counts a request and its attempts.</summary>
    /// <param name="entry">Its row.</param>
    public void Count(RequestEntry entry)
    {
        if (entry.Outcome is RequestOutcome.Run or RequestOutcome.RunFailed)
        {
            return; // Its steps are counted.
        }

        string task = entry.Task ?? None;
        Routes.Of(new RouteKey(task, entry.Model ?? None)).Add(entry);
        if (entry.Outcome != RequestOutcome.Watch)
        {
            // Nobody waits for a call of our own.
            Tasks.Of(task).Add(entry);
        }

        foreach (AttemptEntry attempt in entry.Attempts)
        {
            Models.Of(new ModelKey(attempt.Model, attempt.Provider)).Add(attempt);
        }

        if (entry.IsEscalated)
        {
            foreach (string reason in entry.Reason.Split(','))
            {
                Interlocked.Increment(ref Escalations.Of(new EscalationKey(task, reason)).Value);
            }
        }
    }

    /// <summary>Counts a call that was refused and has no row in the ledger.</summary>
    /// <param name="status">The HTTP status it was answered with.</param>
    public void CountRefused(int status) => Interlocked.Increment(ref refused.Of(status.ToString(CultureInfo.InvariantCulture)).Value);
}

/// <summary>A task, and why its requests left a rung.</summary>
internal readonly record struct EscalationKey(string Task, string Reason);
