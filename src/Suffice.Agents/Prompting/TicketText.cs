using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suffice.Agents.Tickets;
using Suffice.Checks.Canonical;
using Suffice.Policy;

namespace Suffice.Agents.Prompting;

/// <summary>A ticket as a model is shown it.</summary>
public static class TicketText
{
    /// <summary>Fields that tell how the ticket came out, which no worker is shown unless its policy says so.</summary>
    internal static readonly ImmutableArray<string> Outcomes = ["reference", "outcome", "label", "resolution_code", "rating", "score"];

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

        foreach (string name in settings.Fields ?? [.. ticket.Fields.Keys.Where(name => !Outcomes.Contains(name, StringComparer.OrdinalIgnoreCase))])
        {
            if (TicketFields.Find(ticket, name) is { } value)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {JsonScalar.TextOf(value)}\n");
            }
        }

        for (int i = 0; i < ticket.Messages.Length; i++)
        {
            TicketMessage message = ticket.Messages[i];
            text.Append(CultureInfo.InvariantCulture, $"\n[{i + 1}]{(message.From.Length > 0 ? $" {message.From}" : string.Empty)}{(message.At is { } at ? at.ToUniversalTime().ToString(" yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : string.Empty)}\n{message.Text}\n");
        }

        return text.ToString().TrimEnd('\n');
    }
}
