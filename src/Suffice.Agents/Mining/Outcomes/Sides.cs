using System.Collections.Immutable;
using System.Globalization;

namespace Suffice.Agents.Mining.Outcomes;

/// <summary>A side of the outcome, to be held against the rest.</summary>
/// <param name="Name">The value; <c>good</c> when values are named as good.</param>
/// <param name="Holds">Which tickets are of it.</param>
internal sealed record Side(string Name, bool[] Holds);

/// <summary>Makes the sides that are described.</summary>
internal static class Sides
{
    private const int MostTold = 12;

    /// <summary>Makes them.</summary>
    /// <param name="outcome">The outcomes.</param>
    /// <param name="counts">Their values.</param>
    /// <param name="options">Which are good, and how many tickets a value needs.</param>
    /// <returns>One where good values are named, else one a value with enough tickets.</returns>
    /// <exception cref="MiningException">A value is not there, or there is nothing to hold against each other.</exception>
    public static ImmutableArray<Side> Of(OutcomeReading outcome, ImmutableArray<OutcomeCount> counts, MiningOptions options)
    {
        string told = string.Join(", ", counts.Take(MostTold).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} ({count.Tickets})")));
        if (counts.Length < 2)
        {
            throw new MiningException($"the outcome '{outcome.Path}' is always the same: {told}; name one that varies with --outcome");
        }

        if (options.Good.FirstOrDefault(good => counts.All(count => count.Value != good)) is { } unknown)
        {
            throw new MiningException($"no ticket has {outcome.Path} = {unknown}; the values are {told}");
        }

        if (!options.Good.IsEmpty)
        {
            double good = counts.Where(count => options.Good.Contains(count.Value)).Sum(count => count.Distinct);
            double rest = counts.Sum(count => count.Distinct) - good;
            return good >= options.FewestTickets && rest >= options.FewestTickets
                ? [new Side("good", [.. outcome.Words.Select(word => word is not null && options.Good.Contains(word))])]
                : throw new MiningException(string.Create(CultureInfo.InvariantCulture, $"{good:0} different tickets are good and {rest:0} are not; at least {options.FewestTickets} of each are wanted"));
        }

        ImmutableArray<Side> sides =
        [
            .. counts.Where(count => count.Distinct >= options.FewestTickets)
                .Select(count => new Side(count.Value, [.. outcome.Words.Select(word => word == count.Value)])),
        ];
        return sides.IsEmpty
            ? throw new MiningException($"no value of '{outcome.Path}' has {options.FewestTickets} different tickets: {told}")
            : sides;
    }

    /// <summary>The tickets that were escalated, where the outcome says so.</summary>
    /// <param name="outcome">The outcomes.</param>
    /// <param name="counts">Their values.</param>
    /// <param name="fewest">The fewest different tickets on either side.</param>
    /// <returns>The side; <see langword="null"/> when no value speaks of escalation, or too few tickets have one.</returns>
    public static Side? Escalated(OutcomeReading outcome, ImmutableArray<OutcomeCount> counts, int fewest)
    {
        double escalated = counts.Where(count => IsEscalated(count.Value)).Sum(count => count.Distinct);
        return escalated >= fewest && counts.Sum(count => count.Distinct) - escalated >= fewest
            ? new Side("escalated", [.. outcome.Words.Select(word => word is not null && IsEscalated(word))])
            : null;
    }

    /// <summary>Whether a value says that a ticket was escalated; "not escalated" and "de-escalated" do not.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True when it does.</returns>
    public static bool IsEscalated(string value) => value.Contains("escalat", StringComparison.OrdinalIgnoreCase)
        && !value.Contains("not ", StringComparison.OrdinalIgnoreCase) && !value.Contains("no ", StringComparison.OrdinalIgnoreCase)
        && !value.Contains("de-escalat", StringComparison.OrdinalIgnoreCase) && !value.Contains("deescalat", StringComparison.OrdinalIgnoreCase);
}
