using Suffice.Agents.Prompting;
using Suffice.Agents.Rules;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Sets;

namespace Suffice.Agents.Measuring;

/// <summary>Makes the items of a worker's eval set what the worker asks its models: the written standard as it stands today, then the ticket.</summary>
public static class WorkerItems
{
    /// <summary>Makes them.</summary>
    /// <param name="set">The items as written: each input is a ticket as text.</param>
    /// <param name="standard">What the worker goes by.</param>
    /// <param name="time">The clock, by which patterns expire.</param>
    /// <returns>The same items with the worker's whole call; those that a rule of code decides are left out, and that is noted.</returns>
    public static EvalSet Of(EvalSet set, WorkerStandard standard, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(time);
        string prefix = WorkerPrompt.Of(standard, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        EvalItem[] asked = [.. set.Items.Where(item => !IsDecidedByCode(standard.Rules, item))];
        int left = set.Items.Length - asked.Length;

        return set with
        {
            Items = [.. asked.Select(item => item with { Request = WorkerCall.Of(standard, prefix, item.Request.ConversationText()) })],
            Notes = left == 0 ? set.Notes : set.Notes.Add($"{left} items are left out: a rule of escalation.md decides them, and no model is asked"),
        };
    }

    private static bool IsDecidedByCode(IEnumerable<EscalationRule> rules, EvalItem item)
    {
        Ticket ticket = new() { Id = item.Id, Messages = [new TicketMessage(string.Empty, item.Request.ConversationText())] };

        return rules.Any(rule => rule.ReadsTextAlone && rule.Meets(ticket) is not null);
    }
}
