using System.Collections.Immutable;
using System.Collections.Frozen;
using Suffice.Agents.Examples;
using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Checks.Grounding;

namespace Suffice.Agents.Proposing;

/// <summary>All that is known of a pattern: what was noted, in which tickets, and by what the agent works.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Observations">What was noted, the earliest first.</param>
/// <param name="Tickets">The tickets that are kept, by id: as the agent saw them, where that is kept.</param>
/// <param name="Standard">By what the agent works.</param>
internal sealed record PatternEvidence(Pattern Pattern, ImmutableArray<Observation> Observations, FrozenDictionary<string, Ticket> Tickets, WorkerStandard Standard)
{
    /// <summary>Who stands behind a complaint, by ticket; only tickets of which a person said the same.</summary>
    public required FrozenDictionary<string, string> CheckedBy { get; init; }

    /// <summary>All that was kept of each ticket, by whoever looked at it: what a quote may stand in.</summary>
    public required ILookup<string, Ticket> Seen { get; init; }

    /// <summary>What the standing set's cases say that are not of the training part: a ticket of the pattern may be one of them.</summary>
    public required FrozenSet<string> Withheld { get; init; }

    /// <summary>Gathers it.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="observations">What counts for it.</param>
    /// <param name="verdicts">The verdicts that are kept, in which the tickets are.</param>
    /// <param name="standard">By what the agent works.</param>
    /// <returns>The evidence.</returns>
    public static PatternEvidence Gather(Pattern pattern, ImmutableArray<Observation> observations, VerdictStore verdicts, WorkerStandard standard)
    {
        Dictionary<string, Ticket> tickets = new(StringComparer.Ordinal);
        Dictionary<string, string> checkedBy = new(StringComparer.Ordinal);
        List<Ticket> seen = [];
        foreach (Observation said in observations.Where(said => said.Ticket.Length > 0))
        {
            // The agent is tried on what it was shown itself, not on what became of the ticket after it.
            foreach (KeptVerdict verdict in verdicts.List(new VerdictQuery { Ticket = said.Ticket }).OrderByDescending(verdict => verdict.Task == pattern.Agent))
            {
                if (verdict.Ticket.Text.Length > 0)
                {
                    // One whose text was forgotten shows nothing.
                    tickets.TryAdd(said.Ticket, verdict.Ticket);
                    seen.Add(verdict.Ticket);
                }

                if (verdict.Task == said.By && verdict.Human?.ComplaintAbout is { } complaint
                    && complaint.Agent == said.Agent && complaint.Code == said.Code && (complaint.Field ?? string.Empty) == said.Field)
                {
                    checkedBy[said.Ticket] = "review";
                }
            }

            if (said.By.StartsWith("person:", StringComparison.Ordinal))
            {
                checkedBy[said.Ticket] = said.By;
            }
        }

        return new PatternEvidence(pattern, observations, tickets.ToFrozenDictionary(StringComparer.Ordinal), standard)
        {
            Seen = seen.ToLookup(ticket => ticket.Id, StringComparer.Ordinal),
            Withheld = CaseFiles.Read(standard.Settings.Folder).Cases
                .Where(one => one.Pattern is null && CaseSplit.Of(standard.Task, one) != CasePart.Train).Select(one => one.Text).ToFrozenSet(StringComparer.Ordinal),
            CheckedBy = checkedBy.ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>A ticket as far as it went: with what the agent made of it, where somebody saw that.</summary>
    /// <param name="ticket">Its id, one of <see cref="Tickets"/>.</param>
    /// <returns>The longest of what was kept of it.</returns>
    public Ticket AtItsEnd(string ticket) => Seen[ticket].MaxBy(one => one.Text.Length) ?? Tickets[ticket];

    /// <summary>Tells whether a proposer may read a ticket: those that the gate decides by, it may not.</summary>
    /// <param name="ticket">Its id, one of <see cref="Tickets"/>.</param>
    /// <returns>True for the training part.</returns>
    public bool MayRead(string ticket) => CaseSplit.OfTicket(Pattern.Agent, Tickets[ticket]) == CasePart.Train && !Seen[ticket].Any(one => Withheld.Contains(QuoteSearch.Plain(one.Text)));
}
