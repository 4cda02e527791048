using Suffice.Agents.Observing;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Working;

/// <summary>Which weaknesses a verdict notes: of whoever is upstream, of the people who handled the ticket, and of the worker itself.</summary>
internal static class VerdictObservations
{
    /// <summary>The name under which the weaknesses of the people who handle tickets are counted.</summary>
    public const string Desk = "desk";

    private const int LongestQuote = 1000;

    /// <summary>Notes them.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="trace">The call in which it was judged.</param>
    /// <returns>The observations.</returns>
    public static IEnumerable<Observation> Of(string task, Ticket ticket, Verdict verdict, string trace)
    {
        if (verdict.ComplaintAbout is { } complaint && complaint.Quote is null or { IsFound: true })
        {
            yield return new Observation(task, complaint.Agent, complaint.Code) { Field = complaint.Field ?? string.Empty, Quote = Cut(complaint.Quote?.Text), Trace = trace, Ticket = ticket.Id };
        }

        foreach (CriterionRating rating in verdict.Criteria)
        {
            // What is complained of upstream is not the desk's too.
            if (rating is { Share: < 0.5m, RootCause: { } cause } && verdict.ComplaintAbout?.Code != cause.Split('/')[0])
            {
                string[] tiers = cause.Split('/', 2);
                yield return new Observation(task, Desk, tiers[0])
                {
                    Field = tiers.Length > 1 ? tiers[1] : string.Empty,
                    ContextItem = rating.Criterion,
                    Quote = Cut(rating.Quotes.FirstOrDefault(quote => quote.IsFound)?.Text),
                    Trace = trace,
                    Ticket = ticket.Id,
                };
            }

            if (rating.Quotes.Any(quote => !quote.IsFound))
            {
                yield return new Observation(task, task, "quote_not_found") { ContextItem = rating.Criterion, Trace = trace, Ticket = ticket.Id };
            }
        }

        if (verdict.Escalation.Any(why => why.By == "gate"))
        {
            yield return new Observation(task, task, "no_answer_passed") { Trace = trace, Ticket = ticket.Id };
        }
    }

    private static string Cut(string? quote) => quote is null ? string.Empty : quote.Length <= LongestQuote ? quote : quote[..LongestQuote];
}
