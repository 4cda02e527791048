using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Mining.Likeness;
using Suffice.Agents.Mining.Outcomes;
using Suffice.Agents.Mining.Signs;
using Suffice.Agents.Mining.Texts;
using Suffice.Agents.Mining.Weighing;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining;

/// <summary>Finds what separates good tickets from bad ones, by local statistics alone: no model is asked, and the same tickets in any order give the same.</summary>
public static class Miner
{
    // The fewest training tickets on which a sign may rest.
    private const double FewestShown = 5;

    /// <summary>Mines.</summary>
    /// <param name="tickets">Past tickets with outcomes.</param>
    /// <param name="options">What is mined.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="MiningException">There is no outcome, or it does not vary; the message says what would be right.</exception>
    public static MinedStandard Mine(IReadOnlyList<Ticket> tickets, MiningOptions options, CancellationToken cancellationToken = default) =>
        Mine(tickets, options, new WeighingSettings(), cancellationToken);

    /// <summary>Mines with other settings than the usual ones.</summary>
    internal static MinedStandard Mine(IReadOnlyList<Ticket> given, MiningOptions options, WeighingSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(options);
        Ticket[] tickets = [.. given.OrderBy(ticket => ticket.Id, StringComparer.Ordinal)];
        OutcomeReading outcome = OutcomeReading.Read(tickets, options.Outcome);
        TicketTimes times = TicketTimes.Read(tickets, options.Time);
        TextToken[][] tokens = [.. tickets.Select(ticket => TicketTokens.Of(ticket.Text))];
        int[] groups = NearDuplicates.Group([.. tokens.Select(text => Shingles.Of(text))], cancellationToken);
        TicketSplit split = TicketSplit.Of(tickets, groups, times, settings.Seed);
        MinedRows rows = MinedRows.Of(tickets, outcome.Words, groups, split.IsHeldOut);
        ImmutableArray<OutcomeCount> outcomes = OutcomeCounts.Of(outcome.Words, rows);
        ImmutableArray<Side> sides = Sides.Of(outcome, outcomes, options);
        FieldSigns? fields = options.Fields ? new FieldSigns(FewestShown, path => outcome.IsKnownWithIt(path) || path == times.Path || options.Without.Contains(path)) : null;
        SignTable table = SignFinder.Find(tickets, tokens, rows.Training, FewestShown, fields, cancellationToken);
        Comparing comparing = new(table, rows, settings, options.Items);
        MinedComparison[] comparisons = new MinedComparison[sides.Length];
        Parallel.For(0, sides.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => comparisons[i] = comparing.Compare(sides[i], cancellationToken));
        ImmutableArray<MinedPattern> patterns = new PatternFinder(tickets, tokens, outcome.Words, times.Times, options.FewestRepeated).Find(groups);
        double[] areas = [.. comparisons.Where(comparison => comparison.Area is not null).Select(comparison => comparison.Area!.Value)];

        return new MinedStandard
        {
            Tickets = tickets.Length,
            Distinct = groups.Distinct().Count(),
            Outcome = outcome.Path,
            IsOutcomeGuessed = outcome.IsGuessed,
            WithoutOutcome = outcome.Words.Count(word => word is null),
            Outcomes = outcomes,
            Good = options.Good,
            Split = rows.Split(times.Path, split.From),
            Comparisons = [.. comparisons],
            Area = areas.Length > 0 ? areas.Average() : null,
            Escalated = Sides.Escalated(outcome, outcomes, options.FewestTickets) is { } escalated ? comparing.Compare(escalated, cancellationToken) : null,
            Kinds = rows.Kinds(outcome.Words, row => tokens[row].Length, patterns),
            Patterns = patterns,
            Notes = NotesOf(comparisons, outcomes, options, times),
        };
    }

    private static ImmutableArray<string> NotesOf(MinedComparison[] comparisons, ImmutableArray<OutcomeCount> outcomes, MiningOptions options, TicketTimes times)
    {
        List<string> notes = [];
        if (times.Path is null)
        {
            notes.Add("no time was found, so what is held out was drawn by lot; name one with --time and the later tickets are");
        }

        int few = options.Good.IsEmpty ? outcomes.Count(count => count.Distinct < options.FewestTickets) : 0;
        if (few > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{few} values of the outcome have fewer than {options.FewestTickets} different tickets and are not described"));
        }

        notes.AddRange(comparisons.SelectMany(comparison => comparison.Criteria.Where(IsTelling).Select(criterion => criterion.Sign.Name)).Distinct(StringComparer.Ordinal)
            .Select(name => $"the field {name} nearly tells the outcome by itself; if it is written with or after the outcome, leave it out: --without {name}"));
        return [.. notes];
    }

    private static bool IsTelling(MinedCriterion criterion) => criterion.Sign.Kind is SignKind.FieldPresent or SignKind.FieldValue
        && Math.Abs((criterion.Training.Shown / criterion.Training.Of) - (criterion.Training.ShownElsewhere / criterion.Training.OfElsewhere)) > 0.8;
}
