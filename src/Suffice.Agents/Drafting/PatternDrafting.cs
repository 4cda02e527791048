using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Contexts;
using Suffice.Agents.Mining;

namespace Suffice.Agents.Drafting;

/// <summary>Drafts what was seen before: forms in which tickets come again and again.</summary>
internal static class PatternDrafting
{
    private const int LongestTitle = 80;
    private const int LongestTemplate = 400;
    private const int MostOutcomes = 3;

    // What was not seen for a quarter of a year is shown to no model any more.
    private const int Lifetime = 90;

    /// <summary>Drafts them.</summary>
    /// <param name="mined">What was mined.</param>
    /// <param name="options">How.</param>
    /// <returns>The items, the most frequent first.</returns>
    public static ImmutableArray<DraftedItem> Draft(MinedStandard mined, DraftOptions options) =>
        [.. mined.Patterns.Take(options.Patterns).Select((pattern, i) => Item(pattern, i + 1, mined.Outcome, options.Today))];

    private static DraftedItem Item(MinedPattern pattern, int number, string outcome, DateOnly today)
    {
        string template = DraftText.Plain(pattern.Template);
        string outcomes = string.Join(", ", pattern.Outcomes.Take(MostOutcomes).Select(count => string.Create(CultureInfo.InvariantCulture, $"{DraftText.Plain(count.Value)} ({count.Tickets})")));

        return new DraftedItem
        {
            Kind = ContextKind.Patterns,
            Id = string.Create(CultureInfo.InvariantCulture, $"KP-{number:000}"),
            Title = Cut(template, LongestTitle),
            Settings =
            [
                .. pattern.Phrases.IsEmpty ? [] : (string[])[$"phrases: [{string.Join(", ", pattern.Phrases.Select(DraftText.Quoted))}]"],
                $"tickets: [{string.Join(", ", pattern.Tickets.Select(DraftText.Quoted))}]",
                string.Create(CultureInfo.InvariantCulture, $"count: {pattern.Count}"),
                .. pattern.FirstSeen is { } first ? (string[])[$"first_seen: {Day(first)}"] : [],
                .. pattern.LastSeen is { } last ? (string[])[$"last_seen: {Day(last)}"] : [],
                $"expires: {today.AddDays(Lifetime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            ],
            Body = $"{(pattern.IsNearDuplicate ? "Tickets that say nearly the same" : "Tickets of one form")}: `{Cut(template, LongestTemplate)}`"
                + (outcomes.Length == 0 ? string.Empty : $"\nTheir {DraftText.Plain(outcome)}: {outcomes}."),
            Evidence = string.Create(CultureInfo.InvariantCulture, $"{pattern.Count} tickets, for example {EvidenceText.Examples(pattern.Tickets)}"),
            Examples = pattern.Tickets,
        };
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)].TrimEnd() + " ...";
}
