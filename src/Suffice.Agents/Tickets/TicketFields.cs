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
    public static JsonElement? Find(Ticket ticket, string path) => FieldPath.Find(ticket, path);

    /// <summary>Its value as a text: a string's own, the JSON of anything else.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="path">The field's name, or names joined by points.</param>
    /// <returns>The text; <see langword="null"/> when it is not there.</returns>
    public static string? TextOf(Ticket ticket, string path) => Find(ticket, path) is { } value ? JsonScalar.TextOf(value) : null;
}
