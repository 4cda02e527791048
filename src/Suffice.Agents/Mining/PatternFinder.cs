using System.Collections.Immutable;
using Suffice.Agents.Mining.Likeness;
using Suffice.Agents.Mining.Texts;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining;

/// <summary>Finds forms in which tickets come again and again: templates, and near-duplicates that are of no template.</summary>
/// <param name="tickets">The tickets, by their ids.</param>
/// <param name="tokens">Their words.</param>
/// <param name="outcomes">Their outcomes.</param>
/// <param name="times">When each came.</param>
/// <param name="fewest">The fewest tickets of a pattern.</param>
internal sealed class PatternFinder(IReadOnlyList<Ticket> tickets, IReadOnlyList<TextToken[]> tokens, string?[] outcomes, DateTimeOffset?[] times, int fewest)
{
    // What comes of a template stands in its first words; a longer one would ask two texts for the same length.
    private const int MostWords = 40;

    // Of fewer words any two short texts are made.
    private const int FewestWords = 3;
    private const int Examples = 3;
    private const int MostPhrases = 3;
    private const int MostCommon = 5;

    /// <summary>Finds them.</summary>
    /// <param name="groups">For each ticket, the first of its group of near-duplicates.</param>
    /// <returns>The patterns, the most frequent first.</returns>
    public ImmutableArray<MinedPattern> Find(int[] groups)
    {
        TemplateTree tree = new();
        int[] template = [.. tokens.Select(text => tree.Add([.. text.Take(MostWords).Select(token => token.Masked)]))];
        List<int[]> found = [.. Groups(template).Where(rows => tree.Templates[template[rows[0]]].Count(IsPlain) >= FewestWords)];
        HashSet<int> taken = [.. found.SelectMany(rows => rows)];
        List<MinedPattern> patterns = [.. found.Select(rows => Make(rows, string.Join(' ', tree.Templates[template[rows[0]]]), isNear: false))];
        patterns.AddRange(Groups(groups)
            .Where(rows => rows.Count(taken.Contains) * 2 < rows.Length && tokens[rows[0]].Length >= FewestWords)
            .Select(rows => Make(rows, string.Join(' ', tokens[rows[0]].Take(MostWords).Select(token => token.Masked)), isNear: true)));

        return [.. patterns.OrderByDescending(pattern => pattern.Count).ThenBy(pattern => pattern.Template, StringComparer.Ordinal)];
    }

    // What stands in every fifth of the other tickets is the desk's own form, and tells no pattern from another.
    private bool IsOwn(string piece, int inPattern) =>
        (tickets.Count(ticket => ticket.Text.Contains(piece, StringComparison.OrdinalIgnoreCase)) - inPattern) * MostCommon <= tickets.Count - inPattern;

    private IEnumerable<int[]> Groups(int[] keys) => Enumerable.Range(0, keys.Length).GroupBy(row => keys[row]).Where(group => group.Count() >= fewest).Select(group => group.ToArray());

    private static bool IsPlain(string word) => !word.StartsWith('<') && !CommonWords.Contains(word);

    private MinedPattern Make(int[] rows, string template, bool isNear) => new()
    {
        Template = template,
        IsNearDuplicate = isNear,
        Phrases = PhrasesOf(rows),
        Count = rows.Length,
        Tickets = [.. rows.Take(Examples).Select(row => tickets[row].Id)],
        AllTickets = [.. rows.Select(row => tickets[row].Id)],
        FirstSeen = rows.Min(row => times[row]),
        LastSeen = rows.Max(row => times[row]),
        Outcomes =
        [
            .. rows.Where(row => outcomes[row] is not null).GroupBy(row => outcomes[row]!, StringComparer.Ordinal)
                .Select(group => new OutcomeCount(group.Key, group.Count(), group.Count()))
                .OrderByDescending(count => count.Tickets).ThenBy(count => count.Value, StringComparer.Ordinal),
        ],
    };

    // The longest pieces of the first text that stand in all others too, word by word as written.
    private ImmutableArray<string> PhrasesOf(int[] rows)
    {
        string[] texts = [.. rows.Select(row => tickets[row].Text)];
        string[] words = texts[0].Split((char[]?)null, MostWords + 1, StringSplitOptions.RemoveEmptyEntries);
        List<string> found = [];
        int at = 0;
        while (at < Math.Min(words.Length, MostWords))
        {
            int end = at;
            string piece = string.Empty;
            while (end < Math.Min(words.Length, MostWords) && string.Join(' ', words[at..(end + 1)]) is var longer && Array.TrueForAll(texts, text => text.Contains(longer, StringComparison.OrdinalIgnoreCase)))
            {
                piece = longer;
                end++;
            }

            if (end - at >= 2)
            {
                found.Add(piece);
            }

            at = Math.Max(end, at + 1);
        }

        List<string> telling = [];
        foreach (string piece in found.Where(piece => IsOwn(piece, rows.Length)).OrderByDescending(piece => piece.Length))
        {
            if (telling.Count < MostPhrases && !telling.Exists(longer => longer.Contains(piece, StringComparison.OrdinalIgnoreCase)))
            {
                telling.Add(piece);
            }
        }

        return [.. telling];
    }
}
