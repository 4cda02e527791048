using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Suffice.Agents.Tickets;
using Suffice.Checks.Canonical;
using Suffice.Policy;

namespace Suffice.Agents.Prompting;

/// <summary>A ticket as a model is shown it.</summary>
public static class TicketText
{
    /// <summary>Fields that tell how the ticket came out, which no worker is shown unless its policy says so.</summary>
    internal static readonly ImmutableArray<string> Outcomes = ["reference", "outcome", "label", "resolution_code", "rating", "score", "csat", "satisfaction", "satisfaction_rating"];

    /// <summary>Writes it.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="settings">What the policy says of the worker.</param>
    /// <returns>The text.</returns>
    public static string Of(Ticket ticket, WorkerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Show == TicketView.Text)
        {
            return string.Join('\n', ticket.Messages.Select(message => message.Text));
        }

        StringBuilder text = new($"Ticket {ticket.Id}\n");
        if (ticket.Subject.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"Subject: {ticket.Subject}\n");
        }

        foreach (string name in settings.Fields ?? [.. ticket.Fields.Keys.Where(name => !IsOutcome(name))])
        {
            if (TicketFields.Find(ticket, name) is { } value)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {JsonScalar.TextOf(settings.Fields is null && TellsOutcome(value) ? WithoutOutcomes(value) : value)}\n");
            }
        }

        for (int i = 0; i < ticket.Messages.Length; i++)
        {
            TicketMessage message = ticket.Messages[i];
            text.Append(CultureInfo.InvariantCulture, $"\n[{i + 1}]{(message.From.Length > 0 ? $" {message.From}" : string.Empty)}{(message.At is { } at ? at.ToUniversalTime().ToString(" yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : string.Empty)}\n{message.Text}\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    // Exports nest it: satisfaction: { score: 5 }.
    private static bool TellsOutcome(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(property => IsOutcome(property.Name) || TellsOutcome(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(TellsOutcome),
        _ => false,
    };

    private static JsonElement WithoutOutcomes(JsonElement value)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            WriteWithoutOutcomes(writer, value);
        }

        return JsonSerializer.Deserialize<JsonElement>(text.ToArray());
    }

    private static void WriteWithoutOutcomes(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (JsonProperty property in value.EnumerateObject().Where(property => !IsOutcome(property.Name)))
            {
                writer.WritePropertyName(property.Name);
                WriteWithoutOutcomes(writer, property.Value);
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (JsonElement item in value.EnumerateArray())
            {
                WriteWithoutOutcomes(writer, item);
            }

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static bool IsOutcome(string name) => Outcomes.Contains(name, StringComparer.OrdinalIgnoreCase);
}
