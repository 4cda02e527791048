using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Agents.Tickets;

/// <summary>Makes a ticket of a row, whatever its source.</summary>
internal static class TicketMaker
{
    /// <summary>Makes it.</summary>
    /// <param name="row">The row; its parts are taken out of it.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="options">Which names hold what.</param>
    /// <returns>The ticket; its id is empty when the row has none.</returns>
    /// <exception cref="InvalidDataException">It is no ticket; the message says why.</exception>
    public static Ticket Make(TicketRow row, string place, TicketOptions options)
    {
        string? id = row.Take(options.Id, TicketNames.Id, FieldPath.WordOf);
        string? subject = row.Take(options.Subject, TicketNames.Subject, FieldPath.WordOf);
        string? text = row.Take(options.Text, TicketNames.Text, TextOf);
        TicketMessage[]? messages = row.Take(options.Messages, TicketNames.Messages, MessagesOf);
        if (options.Id is { } named && id is null)
        {
            throw new InvalidDataException($"'{named}', which is named as the id, is empty or no word; give each ticket one");
        }

        Ticket ticket = new() { Id = id ?? string.Empty, Subject = subject ?? string.Empty, Messages = Joined(text, messages ?? []), Fields = row.Fields, Place = place };
        return ticket.Text.AsSpan().IsWhiteSpace()
            ? throw new InvalidDataException($"no text: a ticket needs one of {string.Join(", ", TicketNames.Text.Take(8))}, messages or a subject; name another with --text")
            : ticket;
    }

    /// <summary>A text alone, or the parts of one that is made of parts.</summary>
    /// <returns>The text; <see langword="null"/> when it is none, or blank.</returns>
    private static string? TextOf(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out JsonElement inner) ? inner : part)
                .Where(part => part.ValueKind == JsonValueKind.String).Select(part => part.GetString())),
            _ => null,
        };

        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    // A description is often the first message said once more.
    private static ImmutableArray<TicketMessage> Joined(string? text, TicketMessage[] messages) =>
        text is null ? [.. messages]
        : messages.Length > 0 && messages[0].Text == text ? [.. messages]
        : [new TicketMessage(string.Empty, text), .. messages];

    private static TicketMessage[]? MessagesOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return InText(value.GetString()!.Trim());
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        TicketMessage[] messages = [.. value.EnumerateArray().Select(MessageOf).Where(message => message.Text.Length > 0)];
        return messages.Length > 0 ? messages : null;
    }

    // A table's cell holds a list as JSON, or the conversation as it is.
    private static TicketMessage[]? InText(string text)
    {
        if (text.StartsWith('['))
        {
            try
            {
                return MessagesOf(JsonSerializer.Deserialize<JsonElement>(text)) ?? [];
            }
            catch (JsonException)
            {
                return [new TicketMessage(string.Empty, text)];
            }
        }

        return text.Length > 0 ? [new TicketMessage(string.Empty, text)] : null;
    }

    private static TicketMessage MessageOf(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return new TicketMessage(string.Empty, TextOf(message) ?? string.Empty);
        }

        TicketRow parts = new(message);
        string text = parts.Take(null, TicketNames.MessageText, TextOf) ?? string.Empty;
        string from = parts.Take(null, TicketNames.From, WriterOf) ?? string.Empty;
        string? at = parts.Take(null, TicketNames.At, FieldPath.WordOf);

        return new TicketMessage(from, text, at is null ? null : TicketTime.Read(at));
    }

    private static string? WriterOf(JsonElement writer) => writer.ValueKind == JsonValueKind.Object
        ? new TicketRow(writer).Take(null, ["role", "name", "email", "id"], FieldPath.WordOf)
        : FieldPath.WordOf(writer);
}
