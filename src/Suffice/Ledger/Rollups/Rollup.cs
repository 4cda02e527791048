using System.Runtime.InteropServices;
using Suffice.Ledger.Tables;
using Suffice.Tasks;

namespace Suffice.Ledger.Rollups;

/// <summary>Rows added up by day. Adding rows and adding roll-ups of them come to the same.</summary>
internal sealed class Rollup
{
    public Dictionary<RequestKey, RequestTally> Requests { get; } = [];

    public Dictionary<AttemptKey, AttemptTally> Attempts { get; } = [];

    /// <summary>Requests by the check or failure that made them leave a rung.</summary>
    public Dictionary<ReasonKey, long> Reasons { get; } = [];

    /// <summary>Requests whose caller named the task, by the fingerprint of their fixed part.</summary>
    public Dictionary<FingerprintKey, long> Fingerprints { get; } = [];

    /// <summary>The costliest requests.</summary>
    public Dictionary<CostlyKey, CostlyList> Costliest { get; } = [];

    public void Add(RequestEntry entry)
    {
        long day = LedgerTime.Day(entry.At);
        string task = entry.Task ?? string.Empty;
        At(Requests, KeyOf(entry, day, task)).Add(entry);
        foreach (AttemptEntry attempt in entry.Attempts)
        {
            At(Attempts, new AttemptKey(day, task, attempt.Model, attempt.Purpose, attempt.Outcome)).Add(attempt);
        }

        if (CostlyRequest.IsOne(entry))
        {
            At(Costliest, new CostlyKey(day, task)).Add(CostlyRequest.Of(entry));
        }

        if (entry.Reason.Length > 0)
        {
            foreach (string reason in entry.Reason.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.Ordinal))
            {
                Count(Reasons, new ReasonKey(day, task, reason), 1);
            }
        }

        if (entry is { Fingerprint: { } fingerprint, Task: not null } && IsExplicit(entry.Source))
        {
            Count(Fingerprints, new FingerprintKey(day, task, fingerprint), 1);
        }
    }

    /// <summary>Adds what another roll-up has for the groups that are in this one.</summary>
    public void AddShared(Rollup other)
    {
        foreach ((RequestKey key, RequestTally tally) in Requests)
        {
            tally.Add(other.Requests.GetValueOrDefault(key) ?? new RequestTally());
        }

        foreach ((AttemptKey key, AttemptTally tally) in Attempts)
        {
            tally.Add(other.Attempts.GetValueOrDefault(key) ?? new AttemptTally());
        }

        foreach (ReasonKey key in Reasons.Keys)
        {
            Count(Reasons, key, other.Reasons.GetValueOrDefault(key));
        }

        foreach (FingerprintKey key in Fingerprints.Keys)
        {
            Count(Fingerprints, key, other.Fingerprints.GetValueOrDefault(key));
        }
    }

    public static void Count<TKey>(Dictionary<TKey, long> counts, TKey key, long count)
        where TKey : struct => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += count;

    public static TTally At<TKey, TTally>(Dictionary<TKey, TTally> tallies, TKey key)
        where TKey : struct
        where TTally : class, new() =>
        CollectionsMarshal.GetValueRefOrAddDefault(tallies, key, out _) ??= new TTally();

    private static RequestKey KeyOf(RequestEntry entry, long day, string task) => new(
        day,
        task,
        entry.Model ?? string.Empty,
        entry.Outcome,
        entry.Key ?? string.Empty,
        entry.Place?.Pipeline ?? string.Empty,
        entry.Place?.Step ?? string.Empty);

    private static bool IsExplicit(TaskSource source) =>
        source is TaskSource.Header or TaskSource.Metadata or TaskSource.ModelName;
}

/// <summary>A reason on one day in one task.</summary>
internal readonly record struct ReasonKey(long Day, string Task, string Reason);

/// <summary>A fingerprint on one day under the task that its caller named.</summary>
internal readonly record struct FingerprintKey(long Day, string Task, string Fingerprint);
