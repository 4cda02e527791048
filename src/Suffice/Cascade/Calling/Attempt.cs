using System.Collections.Immutable;
using System.Diagnostics;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Providers.Peers;
using Suffice.Routing;
using Suffice.Spending;
using Suffice.Telemetry;

namespace Suffice.Cascade.Calling;

/// <summary>One upstream call from its sending to its row in the ledger.</summary>
internal sealed class Attempt
{
    private readonly CascadeRun run;
    private readonly Rung rung;
    private readonly TimeProvider time;
    private readonly long started;
    private readonly Activity? span;
    private PeerTicket ticket;
    private AttemptEntry entry;
    private long? stopped;
    private decimal heldUsd;
    private (ChatAnswer? Answer, TokenUsage Usage, PricedUsage Cost) billed;

    private Attempt(CascadeRun run, Rung rung, AttemptPurpose purpose, decimal heldUsd, PeerTicket ticket, TimeProvider time)
    {
        this.run = run;
        this.rung = rung;
        this.heldUsd = heldUsd;
        this.ticket = ticket;
        this.time = time;
        started = time.GetTimestamp();
        entry = new AttemptEntry
        {
            Number = run.Attempts.Begin(),
            Purpose = purpose,
            Rung = rung.Number,
            Model = rung.Model.Name,
            Provider = rung.Provider.Name,
            At = time.GetUtcNow(),
            Latency = TimeSpan.Zero,
            Outcome = AttemptOutcome.Cancelled,
        };
        span = run.Trace?.BeginAttempt(rung, entry);
        run.Waits.Begin();
    }

    /// <summary>Headers of the caller that are passed on, the trace context being this attempt's own when it is traced.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => span is null ? run.Headers : TraceContext.Child(run.Headers, span);

    /// <summary>Begins an attempt, if the request's budget allows one more.</summary>
    /// <param name="run">The request.</param>
    /// <param name="rung">Where it goes.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="asked">The call as it is sent, for its worst case.</param>
    /// <param name="ticket">The route's leave to call it; told of the end exactly once.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The attempt, or <see langword="null"/> when a limit is reached.</returns>
    public static Attempt? TryBegin(
        CascadeRun run, Rung rung, AttemptPurpose purpose, ChatRequest asked, PeerTicket ticket, TimeProvider time)
    {
        decimal? worst = run.Budget.HasCap ? WorstCase.Usd(rung, asked, time.GetUtcNow()) : null;

        if (!run.Budget.TryTake(worst, isOptional: purpose == AttemptPurpose.Hedge))
        {
            ticket.Left();
            return null;
        }

        if (rung.Number >= 0)
        {
            run.Enter(rung.Model.Name);
        }

        return new Attempt(run, rung, purpose, worst ?? 0m, ticket, time);
    }

    /// <summary>The names of what the call lost on its way to the model.</summary>
    public ImmutableArray<string> Lost { get; private set; } = [];

    /// <summary>Notes what the call lost on its way to the model.</summary>
    /// <param name="stripped">What was taken out of it beforehand.</param>
    /// <param name="lost">What the provider's protocol could not carry.</param>
    public void Loses(ImmutableArray<string> stripped, ImmutableArray<string> lost) =>
        Lost = stripped.IsDefaultOrEmpty ? lost : [.. stripped, .. lost];

    /// <summary>Where it goes: the rung, or one of its peers.</summary>
    public Rung Rung => rung;

    /// <summary>True once content has come.</summary>
    public bool HasContent => entry.FirstToken is not null;

    /// <summary>Notes that the first content has come.</summary>
    public void FirstContent()
    {
        if (HasContent)
        {
            return;
        }

        TimeSpan latency = time.GetElapsedTime(started);
        entry = entry with { FirstToken = latency };
        ticket.Began(latency);
    }

    /// <summary>Stops its clock: what follows is our own work.</summary>
    public void Stop()
    {
        if (stopped is null)
        {
            stopped = time.GetTimestamp();
            run.Waits.End();
        }
    }

    /// <summary>Stops its clock with a whole answer, whose cost now counts: checks that ask further models come after it.</summary>
    /// <param name="answer">The answer.</param>
    public void Answered(ChatAnswer answer)
    {
        Stop();
        ticket.Answered(HasContent ? null : time.GetElapsedTime(started, stopped!.Value));
        TokenUsage usage = AttemptUsage.Of(run, answer);
        billed = (answer, usage, AttemptUsage.CostOf(rung, entry.At, usage, answer));
        Settle(billed.Cost.Usd);
    }

    /// <summary>Ends it with an answer that was judged, used or not.</summary>
    /// <param name="outcome">What became of the answer.</param>
    /// <param name="answer">The answer, whole or as far as it came.</param>
    /// <param name="checks">What the gate found.</param>
    public void End(AttemptOutcome outcome, ChatAnswer answer, ImmutableArray<CheckOutcome> checks)
    {
        if (outcome is AttemptOutcome.Accepted or AttemptOutcome.Rejected && entry.Purpose != AttemptPurpose.Check)
        {
            run.Lost = Lost;
        }

        bool isKnown = outcome != AttemptOutcome.Abandoned && ReferenceEquals(billed.Answer, answer);
        TokenUsage usage = isKnown ? billed.Usage : outcome == AttemptOutcome.Abandoned ? AttemptUsage.SoFar(run, answer) : AttemptUsage.Of(run, answer);
        ticket.Answered(null);
        End(entry with
        {
            Outcome = outcome,
            Usage = usage,
            ServiceTier = answer.ServiceTier,
            Cost = isKnown ? billed.Cost : AttemptUsage.CostOf(rung, entry.At, usage, answer),
            UpstreamId = answer.Id,
            AnsweredBy = string.Equals(answer.Model, rung.Model.Id, StringComparison.Ordinal) ? null : answer.Model,
            Checks = checks,
        });
    }

    /// <summary>Ends it with a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="partial">What had come before, if anything.</param>
    public void Fail(CallFailure failure, ChatAnswer? partial = null)
    {
        TokenUsage usage = partial is not null || failure.Kind == FailureKind.Timeout ? AttemptUsage.SoFar(run, partial) : default;
        ticket.Failed(failure, time.GetElapsedTime(started), run.TimeLeft() <= TimeSpan.Zero);
        End(entry with
        {
            Outcome = AttemptOutcome.Failed,
            Usage = usage,
            Cost = usage.Total == 0 ? new PricedUsage(0m, null) : AttemptUsage.Price(rung, entry.At, usage, partial),
            Failure = failure.Kind,
            FailureMessage = failure.Message,
            UpstreamId = partial?.Id,
        });
    }

    /// <summary>Ends it because the caller went away or the deadline passed; what the provider will bill is estimated.</summary>
    /// <param name="partial">What had come before, if anything.</param>
    public void Cancel(ChatAnswer? partial = null)
    {
        TokenUsage usage = AttemptUsage.SoFar(run, partial);
        ticket.Left();
        End(entry with { Outcome = AttemptOutcome.Cancelled, Usage = usage, Cost = AttemptUsage.Price(rung, entry.At, usage, partial) });
    }

    /// <summary>Ends it because our own side broke; what the provider will bill is estimated.</summary>
    public void Break()
    {
        ticket.Left();
        Fail(new CallFailure(FailureKind.InvalidResponse, "the call broke on our side"), new ChatAnswer { Parts = [] });
    }

    private void End(AttemptEntry ended)
    {
        Stop();
        entry = ended with { Latency = time.GetElapsedTime(started, stopped!.Value) };
        Settle(entry.Cost.Usd);
        run.Attempts.Complete(entry);
        run.Telemetry?.Record(entry, rung, run.Request.Kind);
        if (span is not null)
        {
            RequestTrace.EndAttempt(span, entry);
        }
    }

    // What an unknown cost may be stays held.
    private void Settle(decimal? usd)
    {
        run.Budget.Settle(heldUsd, usd ?? heldUsd);
        heldUsd = usd ?? heldUsd;
    }
}
