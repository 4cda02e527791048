using System.Text.RegularExpressions;
using Suffice.Agents.Contexts;
using Suffice.Checks.Grounding;

namespace Suffice.Agents.Drafting.Prose;

/// <summary>Holds what a model wrote of an item against the item's evidence: nothing may stand in it that the evidence does not hold.</summary>
internal static partial class ProseCheck
{
    private const int Longest = 600;

    private static readonly char[] Borders = [.. " \t\n()[]{}<>\"'“”„«»`;=%|+*~"];
    private static readonly char[] Punctuation = [.. ".,:!?-/–—"];

    /// <summary>Checks it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="prose">What the model wrote.</param>
    /// <param name="texts">The texts of the tickets that it was shown with the item.</param>
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    public static string? Fault(DraftedItem item, string prose, IReadOnlyList<string> texts)
    {
        if (string.IsNullOrWhiteSpace(prose) || prose.Length > Longest)
        {
            return $"it is blank, or longer than {Longest} characters";
        }

        if (prose.AsSpan().ContainsAny('\n', '\r', '`') || prose.Contains("<!--", StringComparison.Ordinal) || prose.Contains("-->", StringComparison.Ordinal) || prose[0] is '#' or '-' or '*' or '+' or '>')
        {
            return "it is more than one plain paragraph";
        }

        string known = $"{item.Id} {item.Title} {item.Body} {item.Evidence}";
        HashSet<string> figures = new(Figures(known), StringComparer.OrdinalIgnoreCase);
        if (Figures(prose).FirstOrDefault(figure => !figures.Contains(figure)) is { } unknown)
        {
            return $"'{unknown}' does not stand in its evidence";
        }

        QuoteSearch[] searches = [new QuoteSearch(known), .. texts.Select(text => new QuoteSearch(text))];
        return Quotes.Matches(prose).Select(match => match.Groups["quote"].Value).FirstOrDefault(quote => !Array.Exists(searches, search => search.Holds(quote))) is { } made
            ? $"\"{made}\" is quoted and stands neither in its evidence nor in a ticket it was shown with"
            : null;
    }

    /// <summary>Puts prose in the place of the plain line.</summary>
    /// <param name="item">The item.</param>
    /// <param name="prose">What the model wrote, checked.</param>
    /// <returns>The item.</returns>
    public static DraftedItem Apply(DraftedItem item, string prose) => item.Kind == ContextKind.Standards
        ? item with { Title = prose.Trim(), IsProse = true }
        : item with { Body = item.Body.Length == 0 ? prose.Trim() : $"{prose.Trim()}\n{item.Body}", IsProse = true };

    // Words with a digit in them: numbers, shares, ids.
    private static IEnumerable<string> Figures(string text) => text.Split(Borders, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim(Punctuation))
        .Where(word => word.Any(char.IsDigit));

    [GeneratedRegex("[\"“„«](?<quote>[^\"”“»]+)[\"”“»]", RegexOptions.ExplicitCapture)]
    private static partial Regex Quotes { get; }
}
