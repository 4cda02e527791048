using System.Collections.Immutable;

namespace Suffice.Agents.Mining.Outcomes;

/// <summary>Counts the values of an outcome.</summary>
internal static class OutcomeCounts
{
    /// <summary>Counts them.</summary>
    /// <param name="words">Each ticket's value.</param>
    /// <param name="rows">What each ticket counts.</param>
    /// <returns>The values, the most frequent first.</returns>
    public static ImmutableArray<OutcomeCount> Of(string?[] words, MinedRows rows) =>
    [
        .. Enumerable.Range(0, words.Length).Where(row => words[row] is not null).GroupBy(row => words[row]!, StringComparer.Ordinal)
            .Select(group => new OutcomeCount(group.Key, group.Count(), Math.Round(group.Sum(row => rows.Weights[row]), 3)))
            .OrderByDescending(count => count.Tickets).ThenBy(count => count.Value, StringComparer.Ordinal),
    ];
}
