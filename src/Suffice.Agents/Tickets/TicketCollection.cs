using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Suffice.Agents.Tickets;

/// <summary>Tickets on their way in: gives ids to those without one, and keeps what is wrong.</summary>
/// <param name="options">Which names hold what.</param>
internal sealed class TicketCollection(TicketOptions options)
{
    private readonly ImmutableArray<Ticket>.Builder tickets = ImmutableArray.CreateBuilder<Ticket>();
    private readonly ImmutableArray<TicketProblem>.Builder problems = ImmutableArray.CreateBuilder<TicketProblem>();
    private readonly Dictionary<string, string> placeOf = new(StringComparer.Ordinal);
    private int made;
    private int recorded;

    /// <summary>Which names hold what, and how long a row may be.</summary>
    public TicketOptions Options => options;

    /// <summary>Adds a ticket of a row.</summary>
    /// <param name="row">The row; it must own its memory.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="id">Its id where the row has none; <see langword="null"/> to make one of what it says.</param>
    public void Add(JsonElement row, string place, string? id = null)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            Problem(place, $"this is {KindOf(row)}, and a ticket is an object with an id and a text");
            return;
        }

        try
        {
            TicketRow parts = new(row);
            recorded += parts.DropRecordedAnswers() ? 1 : 0;
            Ticket ticket = TicketMaker.Make(parts, place, options);
            Add(ticket.Id.Length == 0 && id is not null ? ticket with { Id = id } : ticket);
        }
        catch (InvalidDataException wrong)
        {
            Problem(place, wrong.Message);
        }
        catch (InvalidOperationException)
        {
            Problem(place, "a text holds half a character (a lone surrogate such as \\ud800); write both halves or none");
        }
    }

    /// <summary>Adds a ticket.</summary>
    /// <param name="ticket">The ticket; an empty id is made of what it says.</param>
    public void Add(Ticket ticket)
    {
        Ticket named = ticket.Id.Length > 0 ? ticket : ticket with { Id = Made(ticket) };
        if (placeOf.TryGetValue(named.Id, out string? first))
        {
            Problem(ticket.Place, $"the id {named.Id} stands at {first} already; an id names one ticket");
            return;
        }

        placeOf.Add(named.Id, ticket.Place);
        tickets.Add(named);
    }

    /// <summary>Tells what is no ticket.</summary>
    /// <param name="place">Where.</param>
    /// <param name="what">What is wrong, and what would be right.</param>
    public void Problem(string place, string what) => problems.Add(new TicketProblem(place, what));

    /// <summary>What came of it.</summary>
    /// <returns>Tickets, problems and notes.</returns>
    public TicketReading Done()
    {
        ImmutableArray<string>.Builder notes = ImmutableArray.CreateBuilder<string>();
        if (made > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{made:N0} tickets have no id (none of {string.Join(", ", TicketNames.Id.Take(6))}, ...): theirs are made of what they say, so that the same ticket has the same"));
        }

        if (recorded > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"recorded answers of models ('outputs') were left out of {recorded:N0} tickets"));
        }

        return new TicketReading(tickets.ToImmutable(), problems.ToImmutable(), notes.ToImmutable());
    }

    // Tickets that say the very same are told apart by their order.
    private string Made(Ticket ticket)
    {
        made++;
        string id = "t-" + ticket.ContentHash()[..12];
        string free = id;
        for (int next = 2; placeOf.ContainsKey(free); next++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{id}-{next}");
        }

        return free;
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
