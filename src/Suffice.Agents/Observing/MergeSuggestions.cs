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
        ILookup<string, Pattern> open = patterns.Where(pattern => pattern.State is PatternState.Open).ToLookup(pattern => pattern.Agent, StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> tickets = open.SelectMany(group => group).ToDictionary(
            pattern => pattern.Key, pattern => observations[pattern.Key].Select(said => said.Ticket).Where(ticket => ticket.Length > 0).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

        return
        [
            .. patterns.Select(pattern => pattern.State is not PatternState.Open ? pattern : pattern with
            {
                MayBeSameAs =
                [
                    .. from other in open[pattern.Agent]
                       where other.Key != pattern.Key
                       let why = Why(pattern, other, tickets[pattern.Key], tickets[other.Key])
                       where why is not null
                       select new MergeSuggestion(other.Key, why),
                ],
            }),
        ];
    }

    private static string? Why(Pattern one, Pattern other, HashSet<string> ofOne, HashSet<string> ofOther)
    {
        if (Bare(one.Code) == Bare(other.Code))
        {
            return Bare(one.Field) != Bare(other.Field) ? null
                : one.Field == other.Field && one.Code == other.Code ? "the same weakness, on another context item"
                : "the same words, written otherwise";
        }

        int shared = ofOne.Count(ofOther.Contains);

        return shared >= LeastShared && shared >= SharedTickets * (ofOne.Count + ofOther.Count - shared) ? $"{shared} of their tickets are the same" : null;
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
