using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Suffice.Agents.Tickets;
using Suffice.Checks.Canonical;
using Suffice.Checks.Grounding;

namespace Suffice.Agents.Rules;

/// <summary>One rule of an escalation item, applied by code: every condition must hold.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Title">The item's title.</param>
public sealed record EscalationRule(string Item, string Title)
{
    /// <summary>Phrases, one of which stands in the ticket: whole words in lower case, a <c>*</c> behind the last for any ending; empty for no such condition.</summary>
    internal ImmutableArray<string> Phrases { get; init; } = [];

    /// <summary>What the text matches; <see langword="null"/> for no such condition.</summary>
    internal Regex? Pattern { get; init; }

    /// <summary>Fields with the values that they may have.</summary>
    internal ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Fields { get; init; } = [];

    /// <summary>Fields that are not there.</summary>
    internal ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The ticket has fewer words; 0 for no such condition.</summary>
    internal int FewerWords { get; init; }

    /// <summary>The ticket has more words; <see langword="null"/> for no such condition.</summary>
    internal int? MoreWords { get; init; }

    /// <summary>The ticket has more messages; <see langword="null"/> for no such condition.</summary>
    internal int? MoreMessages { get; init; }

    /// <summary>True when all it looks at is what was written.</summary>
    internal bool ReadsTextAlone => Fields.IsEmpty && Missing.IsEmpty && FewerWords == 0 && MoreWords is null && MoreMessages is null;

    /// <summary>Looks at a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>What of it meets the rule, in words; <see langword="null"/> when it does not.</returns>
    public string? Meets(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        string text = ticket.Text;
        string plain = $" {QuoteSearch.Plain(text)} ";
        int words = plain.AsSpan().Trim().IsEmpty ? 0 : plain.AsSpan().Trim().Count(' ') + 1;
        string? phrase = Phrases.FirstOrDefault(one => plain.Contains(one.EndsWith('*') ? $" {one[..^1]}" : $" {one} ", StringComparison.Ordinal));
        Match? match = Pattern?.Match(text);
        if ((!Phrases.IsEmpty && phrase is null)
            || match is { Success: false }
            || !Fields.All(field => Has(ticket, field.Key, field.Value))
            || !Missing.All(name => TicketFields.TextOf(ticket, name) is null or "")
            || (FewerWords > 0 && words >= FewerWords)
            || (MoreWords is { } most && words <= most)
            || (MoreMessages is { } messages && ticket.Messages.Length <= messages))
        {
            return null;
        }

        string[] met =
        [
            .. phrase is null ? [] : (string[])[$"\"{phrase}\" stands in it"],
            .. match is null ? [] : (string[])[$"\"{JsonScalar.Quote(match.Value)}\" stands in it"],
            .. Fields.Select(field => $"{field.Key} is {TicketFields.TextOf(ticket, field.Key)}"),
            .. Missing.Select(name => $"{name} is missing"),
            .. FewerWords > 0 || MoreWords is not null ? (string[])[$"it has {words} words"] : [],
            .. MoreMessages is null ? [] : (string[])[$"it has {ticket.Messages.Length} messages"],
        ];

        return $"{Title}: {string.Join(", ", met)}";
    }

    private static bool Has(Ticket ticket, string name, ImmutableArray<string> values) =>
        TicketFields.TextOf(ticket, name) is { } value && values.Contains(value, StringComparer.OrdinalIgnoreCase);
}
