using System.Collections.Immutable;
using Spectre.Console;
using Suffice.Agents.Observing;
using Suffice.Files;
using Suffice.Reports;
using static System.FormattableString;

namespace Suffice.Cli.Output.Reviewing;

/// <summary>Patterns on a terminal.</summary>
internal static class PatternTable
{
    /// <summary>Writes them.</summary>
    /// <param name="console">Where.</param>
    /// <param name="patterns">The patterns.</param>
    public static void Write(IAnsiConsole console, ImmutableArray<Pattern> patterns)
    {
        if (patterns.IsEmpty)
        {
            console.WriteLine("nothing repeats: no weakness was noted three times in seven days, from three traces and two tickets (--all shows what forms, and what is closed)");
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("pattern", "agent", "weakness", "state", "7 days", "of tickets", "4 weeks before", "surprise", "noted by", "last seen");
        foreach (Pattern pattern in patterns)
        {
            table.AddRow(
                pattern.Id,
                Text(pattern.Agent),
                Text(string.Join(' ', new[] { pattern.Code, pattern.Field, pattern.ContextItem }.Where(part => part.Length > 0))),
                EnumWord.Spaced(pattern.State) + (pattern.IsRegression ? " (came back)" : string.Empty),
                Invariant($"{pattern.Occurrences} on {pattern.Tickets}"),
                Share(pattern.Rate.Recent),
                Share(pattern.Rate.Before),
                Invariant($"p = {pattern.Rate.Surprise:0.0000}") + (pattern.Rate.IsByDays ? " (by days)" : string.Empty),
                Text(string.Join(", ", pattern.ComplainedBy)),
                Figures.Day(pattern.LastSeen));
        }

        console.Write(table);
        foreach (Pattern pattern in patterns)
        {
            foreach (MergeSuggestion suggestion in pattern.MayBeSameAs)
            {
                console.WriteLine(Printable.Of($"{pattern.Id} may be the same as {suggestion.Key} ({suggestion.Why}); suffice review merge {pattern.Id} --into {PatternKey.Read(suggestion.Key)!.Value.Id()}"));
            }
        }
    }

    private static string Share(SeenShare seen) => seen.LookedAt is { } lookedAt
        ? Text(Invariant($"{seen.Tickets} of {lookedAt}: {Amounts.Percent(seen.Share, seen.Interval)}"))
        : Invariant($"{seen.Tickets} of unknown");

    private static string Text(string text) => Markup.Escape(Printable.Of(text));
}
