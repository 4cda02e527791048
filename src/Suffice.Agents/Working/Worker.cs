using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Tasks;

namespace Suffice.Agents.Working;

/// <summary>Judges one ticket by a written standard: rules of code first, then one call up the task's ladder, then code again.</summary>
/// <remarks>The gateway, the command line and the evals of a proposal use the same object. Thread-safe.</remarks>
/// <param name="engine">Answers calls.</param>
/// <param name="time">The clock.</param>
public sealed class Worker(SufficeEngine engine, TimeProvider time)
{
    /// <summary>Where a worker's own calls come in, for the ledger.</summary>
    public const string Endpoint = "work";

    private volatile Prefix? last;

    /// <summary>Judges a ticket.</summary>
    /// <param name="standard">What it is judged by; without mistakes.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="asking">Who asks, and how.</param>
    /// <param name="cancellationToken">Ends it; what it cost is recorded, and it throws.</param>
    /// <returns>The verdict, or why there is none.</returns>
    public async Task<JudgedTicket> JudgeAsync(WorkerStandard standard, Ticket ticket, WorkerAsking asking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(asking);
        ImmutableArray<string> known = [.. standard.Patterns.Where(pattern => pattern.IsIn(ticket.Text)).Select(pattern => pattern.Id)];
        if (ApplyRules(standard, ticket) is { IsEmpty: false } met)
        {
            return new JudgedTicket(ticket, new Verdict { Decision = Decision.Escalate, Escalation = met, Patterns = known });
        }

        string shown = TicketText.Of(ticket, standard.Settings);
        EngineCall call = CallOf(standard, shown, asking);
        EngineReply reply = await engine.AnswerAsync(call, cancellationToken).ConfigureAwait(false);

        return reply switch
        {
            AnsweredReply answered => Answered(standard, ticket, shown, known, answered),
            FailedReply failed => Failed(ticket, known, failed),
            _ => throw new InvalidOperationException("a worker asked for no stream and got one"),
        };
    }

    /// <summary>The call that a ticket makes, for a plan of what it may cost.</summary>
    /// <param name="standard">What it is judged by.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="asking">Who asks, and how.</param>
    /// <returns>The call; <see langword="null"/> when a rule of code decides, and no model is asked.</returns>
    public EngineCall? CallFor(WorkerStandard standard, Ticket ticket, WorkerAsking asking)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(asking);

        return ApplyRules(standard, ticket).IsEmpty ? CallOf(standard, TicketText.Of(ticket, standard.Settings), asking) : null;
    }

    private static ImmutableArray<EscalationReason> ApplyRules(WorkerStandard standard, Ticket ticket) =>
        [.. from rule in standard.Rules let met = rule.Meets(ticket) where met is not null select new EscalationReason(rule.Item, met)];

    private EngineCall CallOf(WorkerStandard standard, string shown, WorkerAsking asking)
    {
        ChatRequest request = WorkerCall.Of(standard, PrefixFor(standard), shown);

        return new EngineCall(request, header => header.Equals(TaskRecognizer.Header, StringComparison.OrdinalIgnoreCase) ? standard.Task : null, asking.Endpoint)
        {
            Caller = asking.Caller,
            Policy = asking.Policy,
            Place = asking.Place,
        };
    }

    private string PrefixFor(WorkerStandard standard)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (last is { } written && ReferenceEquals(written.Standard, standard) && written.Day == today)
        {
            return written.Text;
        }

        Prefix anew = new(standard, today, WorkerPrompt.Of(standard, today));
        last = anew;

        return anew.Text;
    }

    private static JudgedTicket Answered(WorkerStandard standard, Ticket ticket, string shown, ImmutableArray<string> known, AnsweredReply reply)
    {
        AnswerJson json = AnswerJson.Read(reply.Answer.Text);

        return json.Root is { ValueKind: JsonValueKind.Object } answer
            ? new JudgedTicket(ticket, AnswerReading.Read(standard, answer, shown, known)) { Entry = reply.Entry, Answer = reply.Answer.Text }
            : new JudgedTicket(ticket, ForPerson("the answer is no JSON object; a json_schema check in the gate sends such answers up", known)) { Entry = reply.Entry, Answer = reply.Answer.Text };
    }

    private static JudgedTicket Failed(Ticket ticket, ImmutableArray<string> known, FailedReply reply)
    {
        RequestEntry? entry = reply.IsRecorded ? reply.Entry : null;

        // No answer met the standard: that is a verdict, and the next one who tries is a person.
        return reply.Failure.Kind is AnswerFailureKind.NotPassed or AnswerFailureKind.Person
            ? new JudgedTicket(ticket, ForPerson(reply.Failure.Message, known)) { Entry = entry }
            : new JudgedTicket(ticket, null)
            {
                Entry = entry,
                Failure = reply.Failure.Message,
                MayPass = reply.Failure.RetryAfter is not null || reply.Failure.Kind is AnswerFailureKind.Deadline or AnswerFailureKind.Unavailable or AnswerFailureKind.RateLimited
                    || reply.Failure.Upstream is { MayPass: true },
            };
    }

    private static Verdict ForPerson(string why, ImmutableArray<string> known) =>
        new() { Decision = Decision.Escalate, Escalation = [new EscalationReason("gate", why)], Patterns = known };

    private sealed record Prefix(WorkerStandard Standard, DateOnly Day, string Text);
}
