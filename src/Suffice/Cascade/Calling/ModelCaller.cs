using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade.Calling;

/// <summary>Calls one rung: the only owner of retries and failover, each of them an attempt of its own in the ledger.</summary>
internal sealed class ModelCaller(CallParts parts)
{
    /// <summary>Calls a rung until it answers, fails for good, or a limit is reached.</summary>
    /// <param name="run">The request.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="asked">The call, as it came or with a correction.</param>
    /// <param name="purpose">What the call is for.</param>
    /// <param name="gate">Checks that may stop it while it arrives; empty for none.</param>
    /// <param name="cancellationToken">The caller's end, or the deadline.</param>
    /// <returns>What came of it.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CallOutcome> CallAsync(
        CascadeRun run, Rung rung, ChatRequest asked, AttemptPurpose purpose, ImmutableArray<GateCheck> gate, CancellationToken cancellationToken)
    {
        RungCourse course = new(run, rung, parts, streamed: false);
        if (!course.TryEnter())
        {
            return CallOutcome.Skipped;
        }

        // Only the first try may be doubled, and nothing that a check asks.
        TimeSpan? hedgeAfter = purpose == AttemptPurpose.Check ? null : run.Route.Plan.HedgeAfter;
        while (course.Begin(asked, purpose) is { } attempt)
        {
            CallOutcome outcome = hedgeAfter is { } silence
                ? await CallTwiceAsync(run, course, attempt, asked, gate, silence, cancellationToken).ConfigureAwait(false)
                : await CallOnceAsync(run, attempt, asked, gate, cancellationToken).ConfigureAwait(false);
            hedgeAfter = null;
            if (outcome.Failure is not { } failure || !await course.GoOnAsync(outcome.Attempt!, failure, cancellationToken).ConfigureAwait(false))
            {
                return outcome;
            }

            purpose = course.PurposeAfter(purpose);
        }

        return CallOutcome.OverLimit;
    }

    private ValueTask<CallOutcome> CallTwiceAsync(
        CascadeRun run,
        RungCourse course,
        Attempt first,
        ChatRequest asked,
        ImmutableArray<GateCheck> gate,
        TimeSpan silence,
        CancellationToken cancellationToken)
    {
        Hedge<CallOutcome> hedge = new(
            (attempt, end) => CallOnceAsync(run, attempt, asked, gate, end).AsTask(),
            outcome => outcome.Failure,
            late =>
            {
                late.Attempt!.End(AttemptOutcome.Cancelled, late.Answer!, []);
                return ValueTask.CompletedTask;
            });

        return hedge.RunAsync(
            course, first, () => course.BeginHedge(asked), end => Task.Delay(silence, parts.Time, end), cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallOutcome> CallOnceAsync(
        CascadeRun run, Attempt attempt, ChatRequest asked, ImmutableArray<GateCheck> gate, CancellationToken cancellationToken)
    {
        Rung rung = attempt.Rung;
        ModelCall call = run.CallOf(rung, asked, attempt.Headers);
        AnswerCollector collector = new(rung.Provider.Wire);
        EarlyGate? early = EarlyGate.Begin(gate, run.Route.Plan.OnFail, asked, parts.Logger);
        try
        {
            return early is null
                ? await SendAsync(run, attempt, call, cancellationToken).ConfigureAwait(false)
                : await SendAndWatchAsync(run, attempt, call, early, collector, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            attempt.Cancel(early is null ? null : collector.Build());
            throw;
        }
        catch
        {
            attempt.Break();
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallOutcome> SendAsync(CascadeRun run, Attempt attempt, ModelCall call, CancellationToken cancellationToken)
    {
        ModelReply reply = await parts.Clients.For(call.Provider).SendAsync(call, cancellationToken).ConfigureAwait(false);
        run.Waits.Exclude(reply.OwnWork);
        attempt.Loses(call.Stripped, reply.Lost);
        if (reply.Answer is { } answer)
        {
            attempt.Answered(answer);
            return new CallOutcome(attempt, answer, null, null);
        }

        attempt.Fail(reply.Failure!);
        return new CallOutcome(attempt, null, null, reply.Failure);
    }

    private async ValueTask<CallOutcome> SendAndWatchAsync(
        CascadeRun run, Attempt attempt, ModelCall call, EarlyGate early, AnswerCollector collector, CancellationToken cancellationToken)
    {
        ModelStream stream = await parts.Clients.For(call.Provider).OpenAsync(call, cancellationToken).ConfigureAwait(false);
        if (stream.Events is null)
        {
            attempt.Fail(stream.Failure!);
            return new CallOutcome(attempt, null, null, stream.Failure);
        }

        attempt.Loses(call.Stripped, stream.Lost);

        await foreach (ChatEvent step in stream.Events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            long mark = run.Waits.Mark();
            collector.Add(step);
            if (step.IsContent)
            {
                attempt.FirstContent();
            }

            if (step is StreamFailed broken)
            {
                CallFailure failure = BrokenStream.ToFailure(broken);
                attempt.Fail(failure, collector.Build());
                return new CallOutcome(attempt, null, null, failure);
            }

            if (step is TextDelta { Choice: 0 } text && early.Feed(text.Text) is { } hopeless)
            {
                attempt.Stop();
                return new CallOutcome(attempt, collector.Build(), hopeless, null);
            }

            run.Waits.ExcludeSince(mark);
        }

        ChatAnswer whole = collector.Build();
        attempt.Answered(whole);
        return new CallOutcome(attempt, whole, null, null);
    }
}
