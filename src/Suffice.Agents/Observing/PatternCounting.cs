using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Significance;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Observing;

/// <summary>Counts patterns: a pure function of what was noted, what was decided, how much was looked at, and the time.</summary>
internal static class PatternCounting
{
    private const int MostLatest = 10;

    private static readonly TimeSpan Before = TimeSpan.FromDays(28);

    /// <summary>Counts.</summary>
    /// <param name="observations">What was noted, in any order; what is later than now is left out.</param>
    /// <param name="decisions">What was decided last of each pattern.</param>
    /// <param name="workload">How much was looked at.</param>
    /// <param name="now">The time.</param>
    /// <returns>The patterns and those that form, in the order of their keys.</returns>
    public static ImmutableArray<Pattern> Count(
        IEnumerable<Observation> observations, IReadOnlyDictionary<string, PatternDecision> decisions, IWorkload workload, DateTimeOffset now)
    {
        RememberedWorkload looked = new(workload);
        Observation[] known = [.. observations.Where(said => LedgerTime.Micros(said.At) <= LedgerTime.Micros(now)).OrderBy(said => said.At).ThenBy(said => said.Id, StringComparer.Ordinal)];
        ILookup<string, Observation> byKey = known.GroupBy(PatternKey.Of).SelectMany(group => group, (group, said) => (Key: group.Key, said)).ToLookup(pair => pair.Key.ToString(), pair => pair.said, StringComparer.Ordinal);
        ILookup<string, Observation> byRoot = decisions.Values.Any(decision => decision.Action == PatternAction.Merged)
            ? known.ToLookup(said => RootOf(PatternKey.Of(said).ToString(), decisions), StringComparer.Ordinal)
            : byKey;
        string[] keys = [.. byKey.Select(group => group.Key).Union(byRoot.Select(group => group.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ImmutableArray<Pattern> counted =
        [
            .. keys.Select(key => CountOne(key, [.. byRoot[key].DefaultIfMerged(byKey[key], key, decisions)], decisions.GetValueOrDefault(key), looked, now)),
        ];

        return MergeSuggestions.AddTo(counted, byRoot);
    }

    /// <summary>The pattern with which a pattern is counted.</summary>
    /// <param name="key">A key.</param>
    /// <param name="decisions">What was decided.</param>
    /// <returns>The key at the end of its merges; itself when it is merged into none.</returns>
    public static string RootOf(string key, IReadOnlyDictionary<string, PatternDecision> decisions)
    {
        HashSet<string> passed = new(StringComparer.Ordinal);
        while (decisions.TryGetValue(key, out PatternDecision? decision) && decision is { Action: PatternAction.Merged, Into: { } into } && passed.Add(key))
        {
            key = into;
        }

        return key;
    }

    /// <summary>How often it was seen in the seven days up to a moment, beside the four weeks before them.</summary>
    /// <param name="observations">The pattern's observations.</param>
    /// <param name="workload">How much was looked at.</param>
    /// <param name="end">The moment.</param>
    /// <returns>The rate.</returns>
    public static PatternRate RateAt(IReadOnlyCollection<Observation> observations, IWorkload workload, DateTimeOffset end)
    {
        DateTimeOffset start = end - OpeningRule.Window;
        SeenShare recent = SeenIn(observations, workload, start, end);
        SeenShare before = SeenIn(observations, workload, start - Before, start);
        bool isKnown = recent.LookedAt is > 0 && before.LookedAt is not null && recent.LookedAt + before.LookedAt > 0;
        (double now, double then) = isKnown ? (recent.LookedAt!.Value, before.LookedAt!.Value) : (OpeningRule.Window.TotalDays, Before.TotalDays);

        return new PatternRate(recent, before) { Surprise = PoissonRatio.Surprise(recent.Tickets, now, before.Tickets, then), IsByDays = !isKnown };
    }

    /// <summary>The distinct tickets in which it was seen within a time, and how many were looked at.</summary>
    /// <param name="observations">The pattern's observations.</param>
    /// <param name="workload">How much was looked at.</param>
    /// <param name="from">After this.</param>
    /// <param name="to">Up to this, itself included.</param>
    /// <returns>The share; its denominator is not known where fewer tickets were counted than complained of.</returns>
    public static SeenShare SeenIn(IReadOnlyCollection<Observation> observations, IWorkload workload, DateTimeOffset from, DateTimeOffset to)
    {
        int tickets = Within(observations, from, to).Select(said => said.Ticket).Where(ticket => ticket.Length > 0).Distinct(StringComparer.Ordinal).Count();
        long? lookedAt = workload.TicketsLookedAt([.. observations.Select(said => said.By).Distinct(StringComparer.Ordinal)], from, to);

        return new SeenShare(tickets, lookedAt >= tickets ? lookedAt : null);
    }

    private static Pattern CountOne(string key, IReadOnlyList<Observation> observations, PatternDecision? decision, IWorkload workload, DateTimeOffset now)
    {
        DateTimeOffset? met = OpeningRule.FirstMet(observations);
        DateTimeOffset? again = decision?.Action is PatternAction.Resolved ? OpeningRule.FirstMet([.. observations.Where(said => LedgerTime.Micros(said.At) > LedgerTime.Micros(decision.At))]) : null;
        PatternKey parts = PatternKey.Read(key)!.Value;
        Observation[] recent = [.. Within(observations, now - OpeningRule.Window, now)];

        return new Pattern(parts.Id(), key, StateOf(met, again, decision, now))
        {
            Agent = parts.Agent,
            Code = parts.Code,
            Field = parts.Field,
            ContextItem = parts.ContextItem,
            OpenedAt = again ?? (decision?.Action is PatternAction.Reopened ? met ?? decision.At : met),
            IsRegression = again is not null,
            FirstSeen = observations[0].At,
            LastSeen = observations[^1].At,
            Occurrences = recent.Length,
            Traces = recent.Select(said => said.Trace).Distinct(StringComparer.Ordinal).Count(),
            Tickets = recent.Select(said => said.Ticket).Where(ticket => ticket.Length > 0).Distinct(StringComparer.Ordinal).Count(),
            Total = observations.Count,
            ComplainedBy = [.. observations.Select(said => said.By).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Rate = RateAt(observations, workload, now),
            Decision = decision,
            Latest = [.. observations.Reverse().Take(MostLatest)],
        };
    }

    private static PatternState StateOf(DateTimeOffset? met, DateTimeOffset? again, PatternDecision? decision, DateTimeOffset now) => decision?.Action switch
    {
        PatternAction.Merged => PatternState.Merged,
        PatternAction.NotUseful => PatternState.NotUseful,
        PatternAction.Resolved => again is null ? PatternState.Resolved : PatternState.Open,
        PatternAction.Snoozed when DateOnly.FromDateTime(now.UtcDateTime) < decision.Until => PatternState.Snoozed,
        PatternAction.Reopened => PatternState.Open,
        _ => met is null ? PatternState.Forming : PatternState.Open,
    };

    private static IEnumerable<Observation> Within(IEnumerable<Observation> observations, DateTimeOffset from, DateTimeOffset to) =>
        observations.Where(said => LedgerTime.Micros(said.At) > LedgerTime.Micros(from) && LedgerTime.Micros(said.At) <= LedgerTime.Micros(to));

    // A merged pattern is shown with what was noted under its own key, which counts for the other.
    private static IEnumerable<Observation> DefaultIfMerged(
        this IEnumerable<Observation> ofRoot, IEnumerable<Observation> own, string key, IReadOnlyDictionary<string, PatternDecision> decisions) =>
        decisions.TryGetValue(key, out PatternDecision? decision) && decision.Action is PatternAction.Merged ? own : ofRoot;
}
