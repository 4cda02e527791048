using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suffice.Agents.Tickets;

/// <summary>One ticket: what was written in it, and what is known of it.</summary>
public sealed record Ticket
{
    /// <summary>Its id, unique among the tickets it came with.</summary>
    public required string Id { get; init; }

    /// <summary>Its subject; empty when it has none.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>What was written, in order: one message for a ticket that is a text alone.</summary>
    public ImmutableArray<TicketMessage> Messages { get; init; } = [];

    /// <summary>Everything else that its source says of it, by name, as it came (channel, priority, outcome, ...).</summary>
    public ImmutableSortedDictionary<string, JsonElement> Fields { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>Where it stood, such as <c>tickets.jsonl:12</c>; no part of what it is.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>The subject and all messages, joined by line feeds: what a quote must occur in.</summary>
    [JsonIgnore]
    public string Text => string.Join('\n', Messages.Select(message => message.Text).Prepend(Subject).Where(text => text.Length > 0));

    /// <summary>Identifies what it says: the same ticket has the same, a ticket that went on has another. 26 hexadecimal digits.</summary>
    public string ContentHash()
    {
        StringBuilder all = new();
        foreach (string part in (IEnumerable<string>)[Id, Subject, .. Messages.SelectMany(message => (string[])[message.From, message.Text]), .. Fields.SelectMany(field => (string[])[field.Key, field.Value.GetRawText()])])
        {
            all.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 13));
    }
}

/// <summary>One message of a ticket.</summary>
/// <param name="From">Who wrote it, such as <c>customer</c> or <c>agent</c>; empty when its source does not say.</param>
/// <param name="Text">What was written.</param>
/// <param name="At">When, in UTC; <see langword="null"/> when its source does not say.</param>
public sealed record TicketMessage(string From, string Text, DateTimeOffset? At = null);
