using System.IO.Hashing;
using System.Runtime.InteropServices;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining.Outcomes;

/// <summary>Which tickets are held out: the later quarter where there are times, else a quarter by a hash of their ids.</summary>
/// <remarks>A group of near-duplicates stays on one side, by its earliest ticket: what was learned from is never measured on.</remarks>
/// <param name="IsHeldOut">For each ticket.</param>
/// <param name="From">The first time that is held out; <see langword="null"/> when not by time.</param>
internal sealed record TicketSplit(bool[] IsHeldOut, DateTimeOffset? From)
{
    private const int Part = 4;

    /// <summary>Splits.</summary>
    /// <param name="tickets">The tickets, by their ids.</param>
    /// <param name="groups">For each, the first of its group.</param>
    /// <param name="times">When each came.</param>
    /// <param name="seed">Draws another quarter where there are no times.</param>
    /// <returns>The split.</returns>
    public static TicketSplit Of(IReadOnlyList<Ticket> tickets, int[] groups, TicketTimes times, long seed)
    {
        if (times.Path is null)
        {
            return new TicketSplit([.. groups.Select(first => Hash(tickets[first].Id, seed) % Part == 0)], null);
        }

        DateTimeOffset[] known = [.. times.Times.Where(time => time is not null).Select(time => time!.Value).Order()];
        DateTimeOffset from = known[known.Length - Math.Max(1, known.Length / Part)];
        Dictionary<int, DateTimeOffset> earliest = [];
        for (int i = 0; i < groups.Length; i++)
        {
            DateTimeOffset time = times.Times[i] ?? DateTimeOffset.MinValue;
            earliest[groups[i]] = earliest.TryGetValue(groups[i], out DateTimeOffset seen) && seen < time ? seen : time;
        }

        return new TicketSplit([.. groups.Select(first => earliest[first] >= from)], from);
    }

    private static ulong Hash(string id, long seed) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()), seed);
}
