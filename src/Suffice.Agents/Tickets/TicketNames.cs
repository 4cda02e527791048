using System.Collections.Immutable;
using System.Text;

namespace Suffice.Agents.Tickets;

/// <summary>The names by which tickets' parts are known: of each list the first that a row has, and that says something, is taken.</summary>
/// <remarks>Case does not count, and <c>Ticket ID</c>, <c>ticket-id</c> and <c>ticketId</c> are <c>ticket_id</c>.</remarks>
public static class TicketNames
{
    /// <summary>What may hold the id.</summary>
    public static ImmutableArray<string> Id { get; } =
        ["id", "ticket_id", "ticket", "key", "number", "case_id", "case_number", "issue_key", "issue_id", "incident_number", "incident_id", "request_id", "complaint_id", "conversation_id", "reference_number"];

    /// <summary>What may hold the subject.</summary>
    public static ImmutableArray<string> Subject { get; } = ["subject", "title", "summary", "short_description", "ticket_subject", "headline"];

    /// <summary>What may hold the text.</summary>
    public static ImmutableArray<string> Text { get; } =
        ["text", "body", "description", "user_query", "query", "question", "prompt", "content", "message", "ticket_description", "narrative", "consumer_complaint_narrative", "details"];

    /// <summary>What may hold the list of messages.</summary>
    public static ImmutableArray<string> Messages { get; } = ["messages", "comments", "conversation", "thread"];

    /// <summary>What may hold who wrote a message.</summary>
    public static ImmutableArray<string> From { get; } = ["from", "author", "role", "sender", "user", "name"];

    /// <summary>What may hold a message's text.</summary>
    public static ImmutableArray<string> MessageText { get; } = ["text", "body", "content", "message", "plain_body"];

    /// <summary>What may hold when a message was written.</summary>
    public static ImmutableArray<string> At { get; } = ["at", "created_at", "created", "timestamp", "date", "time", "sent_at"];

    /// <summary>A name in the form of the lists: small letters, words joined by low lines.</summary>
    internal static string Plain(string name)
    {
        StringBuilder plain = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool isBorder = char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]);
            if (isBorder)
            {
                plain.Append('_');
            }

            plain.Append(c is ' ' or '-' ? '_' : char.ToLowerInvariant(c));
        }

        return plain.ToString().Trim('_');
    }
}
