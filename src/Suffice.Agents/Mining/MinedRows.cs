using System.Collections.Immutable;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining;

/// <summary>What each ticket counts.</summary>
/// <param name="Tickets">The tickets, by their ids.</param>
/// <param name="Training">Its share of its group of near-duplicates where it is learned from, else 0.</param>
/// <param name="Measured">The held-out tickets on which figures are measured: of each group the first that has an outcome.</param>
/// <param name="Weights">Its share of its group, held out or not; 0 without an outcome.</param>
/// <param name="Groups">The first ticket of its group.</param>
internal sealed record MinedRows(Ticket[] Tickets, double[] Training, int[] Measured, double[] Weights, int[] Groups)
{
    /// <summary>Counts them.</summary>
    public static MinedRows Of(Ticket[] tickets, string?[] outcomes, int[] groups, bool[] isHeldOut)
    {
        Dictionary<int, int> sizes = Enumerable.Range(0, groups.Length).Where(row => outcomes[row] is not null).CountBy(row => groups[row]).ToDictionary();
        double[] weights = [.. groups.Select((group, row) => outcomes[row] is null ? 0 : 1.0 / sizes[group])];

        return new MinedRows(
            tickets,
            [.. weights.Select((weight, row) => isHeldOut[row] ? 0 : weight)],
            [.. Enumerable.Range(0, groups.Length).Where(row => isHeldOut[row] && outcomes[row] is not null).DistinctBy(row => groups[row])],
            weights,
            groups);
    }

    /// <summary>Tells the split.</summary>
    public MinedSplit Split(string? by, DateTimeOffset? from)
    {
        int[] training = [.. Enumerable.Range(0, Tickets.Length).Where(row => Training[row] > 0)];
        return new MinedSplit(by, from, training.Length, Weights.Count(weight => weight > 0) - training.Length)
        {
            TrainingIds = [.. training.Select(row => Tickets[row].Id)],
            MeasuredIds = [.. Measured.Select(row => Tickets[row].Id)],
        };
    }

    /// <summary>The tickets that stand for their near-duplicates.</summary>
    /// <param name="outcomes">Each ticket's outcome.</param>
    /// <param name="words">How many words each has.</param>
    /// <param name="patterns">The repeated forms.</param>
    /// <returns>One of each group, by id.</returns>
    public ImmutableArray<MinedTicket> Kinds(string?[] outcomes, Func<int, int> words, ImmutableArray<MinedPattern> patterns)
    {
        Dictionary<string, int> forms = new(StringComparer.Ordinal);
        for (int i = 0; i < patterns.Length; i++)
        {
            foreach (string id in patterns[i].AllTickets)
            {
                forms.TryAdd(id, i);
            }
        }

        return
        [
            .. Enumerable.Range(0, Tickets.Length).Where(row => Weights[row] > 0).DistinctBy(row => Groups[row])
                .Select(row => new MinedTicket(Tickets[row].Id, outcomes[row]!, words(row), forms.GetValueOrDefault(Tickets[row].Id, -1), Training[row] == 0)),
        ];
    }
}
