using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Retries;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>Calls one rung: the only owner of retries, each of them an attempt of its own in the ledger.</summary>
internal sealed class ModelCaller(IModelClients clients, RetryDelay delays, TimeProvider time, ILogger logger)
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
        for (int retry = 0; ; retry++)
        {
            CallOutcome outcome = await CallOnceAsync(run, rung, asked, purpose, gate, cancellationToken).ConfigureAwait(false);
            if (outcome.Failure is not { } failure || !await WaitToRetryAsync(run, rung, retry, failure, cancellationToken).ConfigureAwait(false))
            {
                return outcome;
            }

            // What a check asks again is still its cost.
            purpose = purpose == AttemptPurpose.Check ? purpose : AttemptPurpose.Retry;
        }
    }

    /// <summary>Waits before the next try, when the failure may pass and tries are left.</summary>
    /// <param name="run">The request.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="retry">How many retries there were.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="cancellationToken">The caller's end, or the deadline.</param>
    /// <returns>True when the call should be sent again.</returns>
    public async ValueTask<bool> WaitToRetryAsync(
        CascadeRun run, Rung rung, int retry, CallFailure failure, CancellationToken cancellationToken)
    {
        CascadeLog.CallFailed(logger, rung.Model.Name, failure.Kind, failure.Message);
        if (run.Budget.IsSpent
            || delays.Next(failure, retry, rung.Provider.MaxRetries, run.TimeLeft()) is not { } delay)
        {
            return false;
        }

        run.Waits.Begin();
        try
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            run.Waits.End();
        }

        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallOutcome> CallOnceAsync(
        CascadeRun run, Rung rung, ChatRequest asked, AttemptPurpose purpose, ImmutableArray<GateCheck> gate, CancellationToken cancellationToken)
    {
        if (Attempt.TryBegin(run, rung, purpose, asked, time) is not { } attempt)
        {
            return CallOutcome.OverLimit;
        }

        ModelCall call = run.CallOf(rung, asked, attempt.Headers);
        AnswerCollector collector = new(rung.Provider.Wire);
        EarlyGate? early = EarlyGate.Begin(gate, run.Route.Plan.OnFail, asked, logger);
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
        ModelReply reply = await clients.For(call.Provider).SendAsync(call, cancellationToken).ConfigureAwait(false);
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
        ModelStream stream = await clients.For(call.Provider).OpenAsync(call, cancellationToken).ConfigureAwait(false);
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
