using System.Globalization;
using Suffice.Agents.Mining.Texts;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining.Signs;

/// <summary>Finds all signs of tickets.</summary>
internal static class SignFinder
{
    private static readonly int[] Short = [3, 5, 10, 20];
    private static readonly int[] Long = [30, 50, 100, 200, 400];

    /// <summary>Finds them.</summary>
    /// <param name="tickets">The tickets.</param>
    /// <param name="tokens">Their words.</param>
    /// <param name="weights">What each counts; 0 for one that is held out.</param>
    /// <param name="fewest">The fewest training tickets on which a sign rests, near-duplicates counted once together.</param>
    /// <param name="fields">Finds those of fields; <see langword="null"/> to leave them out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The signs, in an order that depends on the tickets alone.</returns>
    public static SignTable Find(IReadOnlyList<Ticket> tickets, IReadOnlyList<TextToken[]> tokens, double[] weights, double fewest, FieldSigns? fields, CancellationToken cancellationToken)
    {
        List<SignRows> signs =
        [
            .. DetailSigns.All.Select(detail => Rows(new MinedSign(SignKind.Detail, detail.Name), tickets.Count, i => detail.Holds(tickets[i], tokens[i]))),
            .. Short.Select(bound => Rows(new MinedSign(SignKind.ShorterThan, Text(bound)), tickets.Count, i => tokens[i].Length < bound)),
            .. Long.Select(bound => Rows(new MinedSign(SignKind.LongerThan, Text(bound)), tickets.Count, i => tokens[i].Length >= bound)),
            .. fields?.Find(tickets) ?? [],
            .. new PhraseFinder(fewest).Find(tokens, weights, cancellationToken),
        ];
        double all = weights.Sum();

        return new SignTable(tickets.Count, [.. signs.Where(sign => IsEnough(sign.Rows.Sum(row => weights[row]), all, fewest))]);
    }

    private static bool IsEnough(double count, double all, double fewest) => count >= fewest && all - count >= fewest;

    private static SignRows Rows(MinedSign sign, int count, Func<int, bool> holds) => new(sign, [.. Enumerable.Range(0, count).Where(holds)]);

    private static string Text(int bound) => bound.ToString(CultureInfo.InvariantCulture);
}
