using System.Globalization;
using System.Text.Json.Nodes;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Drafting;

/// <summary>A ticket as an eval item holds it: in the form that <see cref="TicketReader"/> reads.</summary>
internal static class EvalFields
{
    /// <summary>Whether a field tells by its name how the ticket came out.</summary>
    public static bool TellsOutcome(string name) => TicketText.Outcomes.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes it.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>The object.</returns>
    public static JsonObject TicketOf(Ticket ticket)
    {
        JsonObject written = new() { ["id"] = ticket.Id };
        if (ticket.Subject.Length > 0)
        {
            written["subject"] = ticket.Subject;
        }

        written["messages"] = new JsonArray([.. ticket.Messages.Select(MessageOf)]);
        foreach ((string name, System.Text.Json.JsonElement value) in ticket.Fields)
        {
            written[name] = JsonNode.Parse(value.GetRawText());
        }

        return written;
    }

    private static JsonObject MessageOf(TicketMessage message)
    {
        JsonObject written = new() { ["from"] = message.From, ["text"] = message.Text };
        if (message.At is { } at)
        {
            written["at"] = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return written;
    }
}
