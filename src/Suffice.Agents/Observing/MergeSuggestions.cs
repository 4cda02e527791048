using System.Collections.Immutable;

namespace Suffice.Agents.Observing;

/// <summary>Finds open patterns of one agent that look like the same weakness under two names. It proposes; only a person merges.</summary>
internal static class MergeSuggestions
{
    private const double SharedTickets = 0.5;
    private const int LeastShared = 2;

    /// <summary>Adds what may be the same.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="observations">What is counted for each, by its key.</param>
    /// <returns>The patterns, open ones with their suggestions.</returns>
    public static ImmutableArray<Pattern> AddTo(ImmutableArray<Pattern> patterns, ILookup<string, Observation> observations)
    {
        Candidate[] open = [.. patterns.Where(pattern => pattern.State is PatternState.Open).Select(pattern => new Candidate(pattern, TicketsOf(observations[pattern.Key])))];
        ILookup<(string, string), Candidate> byWords = open.ToLookup(one => (one.Pattern.Agent, one.Words));
        ILookup<(string, string), Candidate> byTicket = open.SelectMany(one => one.Tickets, (one, ticket) => (Key: (one.Pattern.Agent, ticket), one)).ToLookup(pair => pair.Key, pair => pair.one);
        Dictionary<string, ImmutableArray<MergeSuggestion>> suggested = open.ToDictionary(
            one => one.Pattern.Key, one => (ImmutableArray<MergeSuggestion>)[.. SameWords(one, byWords).Concat(SameTickets(one, byTicket)).OrderBy(suggestion => suggestion.Key, StringComparer.Ordinal)], StringComparer.Ordinal);

        return [.. patterns.Select(pattern => suggested.TryGetValue(pattern.Key, out ImmutableArray<MergeSuggestion> same) ? pattern with { MayBeSameAs = same } : pattern)];
    }

    private static IEnumerable<MergeSuggestion> SameWords(Candidate one, ILookup<(string, string), Candidate> byWords) =>
        from other in byWords[(one.Pattern.Agent, one.Words)]
        where other.Pattern.Key != one.Pattern.Key
        select new MergeSuggestion(
            other.Pattern.Key,
            one.Pattern.Field == other.Pattern.Field && one.Pattern.Code == other.Pattern.Code ? "the same weakness, on another context item" : "the same words, written otherwise");

    private static IEnumerable<MergeSuggestion> SameTickets(Candidate one, ILookup<(string, string), Candidate> byTicket) =>
        from ticket in one.Tickets
        from other in byTicket[(one.Pattern.Agent, ticket)]
        where other.Code != one.Code
        group other by other into same
        let shared = same.Count()
        where shared >= LeastShared && shared >= SharedTickets * (one.Tickets.Count + same.Key.Tickets.Count - shared)
        select new MergeSuggestion(same.Key.Pattern.Key, $"{shared} of their tickets are the same");

    private static HashSet<string> TicketsOf(IEnumerable<Observation> observations) =>
        observations.Select(said => said.Ticket).Where(ticket => ticket.Length > 0).ToHashSet(StringComparer.Ordinal);

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>A pattern as it is compared; the same object is the same pattern.</summary>
    private sealed class Candidate(Pattern pattern, HashSet<string> tickets)
    {
        public Pattern Pattern { get; } = pattern;

        public HashSet<string> Tickets { get; } = tickets;

        public string Code { get; } = Bare(pattern.Code);

        public string Words { get; } = $"{Bare(pattern.Code)}|{Bare(pattern.Field)}";
    }
}
