using Suffice.Ledger.Tables;

namespace Suffice.Agents.Observing;

/// <summary>When a weakness is a pattern: at least three occurrences within seven days, from at least three traces and two tickets.</summary>
internal static class OpeningRule
{
    public const int LeastOccurrences = 3;
    public const int LeastTraces = 3;
    public const int LeastTickets = 2;

    /// <summary>The window. It holds the moment it ends on and not the one it begins on: two notes exactly seven days apart are not within it.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Finds the first moment at which the rule holds.</summary>
    /// <param name="observations">Observations of one pattern, the earliest first.</param>
    /// <returns>The time of the observation that completes it; <see langword="null"/> when it never holds.</returns>
    public static DateTimeOffset? FirstMet(IReadOnlyList<Observation> observations)
    {
        Dictionary<string, int> traces = new(StringComparer.Ordinal);
        Dictionary<string, int> tickets = new(StringComparer.Ordinal);
        long window = LedgerTime.Micros(Window);
        int first = 0;
        for (int last = 0; last < observations.Count; last++)
        {
            Enter(traces, observations[last].Trace);
            Enter(tickets, observations[last].Ticket);
            for (long end = LedgerTime.Micros(observations[last].At); end - LedgerTime.Micros(observations[first].At) >= window; first++)
            {
                Leave(traces, observations[first].Trace);
                Leave(tickets, observations[first].Ticket);
            }

            if (last - first + 1 >= LeastOccurrences && traces.Count >= LeastTraces && tickets.Count >= LeastTickets)
            {
                return observations[last].At;
            }
        }

        return null;
    }

    // What names no ticket counts for none.
    private static void Enter(Dictionary<string, int> seen, string name)
    {
        if (name.Length > 0)
        {
            seen[name] = seen.GetValueOrDefault(name) + 1;
        }
    }

    private static void Leave(Dictionary<string, int> seen, string name)
    {
        if (name.Length > 0 && --seen[name] == 0)
        {
            seen.Remove(name);
        }
    }
}
