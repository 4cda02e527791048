using Microsoft.AspNetCore.Components;
using Suffice.Agents.Queue;

namespace Suffice.Dashboard.Queue;

/// <summary>Shows a ticket that is to be judged.</summary>
public sealed partial class TicketView
{
    /// <summary>The ticket.</summary>
    [Parameter]
    [EditorRequired]
    public required TicketToJudge Ticket { get; set; }

    // What stands between the ticket's name and its first message: the fields that the worker's policy shows.
    private string Facts
    {
        get
        {
            int end = Ticket.Text.IndexOf("\n\n[1]", StringComparison.Ordinal);
            string head = end < 0 ? string.Empty : Ticket.Text[..end];

            return string.Join('\n', head.Split('\n').Where((line, at) => at > 0 && line != $"Subject: {Ticket.Subject}"));
        }
    }
}
