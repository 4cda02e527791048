using System.Text.Json;
using Suffice.Checks.Canonical;

namespace Suffice.Agents.Tickets;

/// <summary>Finds a field of a ticket by its name, or by a path into it such as <c>reference.urgency</c>.</summary>
public static class TicketFields
{
    /// <summary>Finds it.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="path">The field's name, or names joined by points.</param>
    /// <returns>Its value; <see langword="null"/> when it is not there, or is JSON's null.</returns>
    public static JsonElement? Find(Ticket ticket, string path)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(path);
        if (ticket.Fields.TryGetValue(path, out JsonElement whole))
        {
            return whole.ValueKind == JsonValueKind.Null ? null : whole;
        }

        string[] steps = path.Split('.');
        if (!ticket.Fields.TryGetValue(steps[0], out JsonElement value))
        {
            return null;
        }

        foreach (string step in steps.Skip(1))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    /// <summary>Its value as a text: a string's own, the JSON of anything else.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="path">The field's name, or names joined by points.</param>
    /// <returns>The text; <see langword="null"/> when it is not there.</returns>
    public static string? TextOf(Ticket ticket, string path) => Find(ticket, path) is { } value ? JsonScalar.TextOf(value) : null;
}
