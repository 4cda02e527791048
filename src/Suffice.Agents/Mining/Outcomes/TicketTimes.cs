using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining.Outcomes;

/// <summary>When each ticket came.</summary>
/// <param name="Path">Where that is told: a path, or <c>messages</c>; <see langword="null"/> when nowhere.</param>
/// <param name="Times">Each ticket's; <see langword="null"/> for one that does not say.</param>
internal sealed record TicketTimes(string? Path, DateTimeOffset?[] Times)
{
    // Below this share the tickets without a time decide what is held out.
    private const double Enough = 0.95;

    private static readonly string[] Names =
        ["created_at", "created", "opened_at", "opened", "received", "received_at", "submitted_at", "submitted", "date_received", "date", "time", "timestamp", "reported_at"];

    /// <summary>Reads them.</summary>
    /// <param name="tickets">The tickets.</param>
    /// <param name="path">Where; <see langword="null"/> to guess.</param>
    /// <returns>The times.</returns>
    /// <exception cref="MiningException">The path holds no times.</exception>
    public static TicketTimes Read(IReadOnlyList<Ticket> tickets, string? path)
    {
        if (path is not null)
        {
            DateTimeOffset?[] named = Of(tickets, path);
            return Share(named) >= Enough ? new TicketTimes(path, named)
                : throw new MiningException($"{named.Count(time => time is null)} of {tickets.Count} tickets have no time at '{path}'; a time is written 2026-11-01 or 2026-11-01T12:00:00Z");
        }

        DateTimeOffset?[] said = [.. tickets.Select(ticket => ticket.Messages.Length > 0 ? ticket.Messages[0].At : null)];
        if (Share(said) >= Enough)
        {
            return new TicketTimes("messages", said);
        }

        foreach (string name in Names.SelectMany(name => (string[])[name, "meta." + name]))
        {
            DateTimeOffset?[] times = Of(tickets, name);
            if (Share(times) >= Enough && times.Distinct().Count() > 1)
            {
                return new TicketTimes(name, times);
            }
        }

        return new TicketTimes(null, said);
    }

    private static DateTimeOffset?[] Of(IReadOnlyList<Ticket> tickets, string path) =>
        [.. tickets.Select(ticket => FieldPath.Word(ticket, path) is { } word ? TicketTime.Read(word) : null)];

    private static double Share(DateTimeOffset?[] times) => times.Length == 0 ? 0 : times.Count(time => time is not null) / (double)times.Length;
}
