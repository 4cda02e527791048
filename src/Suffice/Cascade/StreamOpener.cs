using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>Opens a stream that is passed straight on: a task without a gate, or a named model.</summary>
/// <remarks>
/// A stream is committed with its first content. Until then a failure leaves it to the next rung; events before it (an id, a
/// role, usage at the start) are held, since providers send them before they know whether they can answer.
/// </remarks>
internal sealed class StreamOpener(IModelClients clients, ModelCaller caller, TimeProvider time)
{
    /// <summary>Opens the first rung that begins to answer.</summary>
    /// <param name="run">The request.</param>
    /// <param name="cancellationToken">The caller's end, or the deadline.</param>
    /// <returns>The stream, or the last failure.</returns>
    public async ValueTask<OpenedStream> OpenAsync(CascadeRun run, CancellationToken cancellationToken)
    {
        OpenedStream? last = null;
        foreach (Rung rung in run.Route.Rungs)
        {
            if (!rung.IsFit)
            {
                run.Leave("unfit");
                continue;
            }

            last = await OpenRungAsync(run, rung, cancellationToken).ConfigureAwait(false);
            if (last.Failure is not { } failure)
            {
                return last;
            }

            run.Leave(run.Budget.Limit ?? FailureWords.Write(failure.Kind));
            if (failure.Kind == FailureKind.BadRequest || run.Budget.Limit is not null)
            {
                return last;
            }
        }

        return last ?? new OpenedStream(null, null, [], null, null);
    }

    private async ValueTask<OpenedStream> OpenRungAsync(CascadeRun run, Rung rung, CancellationToken cancellationToken)
    {
        AttemptPurpose purpose = AttemptPurpose.Answer;
        for (int retry = 0; ; retry++)
        {
            if (Attempt.TryBegin(run, rung, purpose, run.Request, time) is not { } attempt)
            {
                return OpenedStream.Failed(new CallFailure(FailureKind.BadRequest, $"the request's limit {run.Budget.Limit} allows no further call"));
            }

            OpenedStream opened = await OpenOnceAsync(run, rung, attempt, cancellationToken).ConfigureAwait(false);
            if (opened.Failure is not { } failure
                || !await caller.WaitToRetryAsync(run, rung, retry, failure, cancellationToken).ConfigureAwait(false))
            {
                return opened;
            }

            purpose = AttemptPurpose.Retry;
        }
    }

    private async ValueTask<OpenedStream> OpenOnceAsync(
        CascadeRun run, Rung rung, Attempt attempt, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<ChatEvent>? events = null;
        CallFailure? failure;
        try
        {
            ModelCall call = run.CallOf(rung, run.Request, attempt.Headers);
            ModelStream stream = await clients.For(rung.Provider).OpenAsync(call, cancellationToken).ConfigureAwait(false);
            if (stream.Events is null)
            {
                attempt.Fail(stream.Failure!);
                return OpenedStream.Failed(stream.Failure!);
            }

            attempt.Loses(call.Stripped, stream.Lost);
            events = stream.Events.GetAsyncEnumerator(cancellationToken);
            (List<ChatEvent> head, failure) = await ReadHeadAsync(events).ConfigureAwait(false);
            if (failure is null)
            {
                attempt.FirstContent();
                return new OpenedStream(rung, attempt, head, events, null);
            }

            attempt.Fail(failure);
        }
        catch (Exception broken)
        {
            if (broken is OperationCanceledException)
            {
                attempt.Cancel();
            }
            else
            {
                attempt.Break();
            }

            if (events is not null)
            {
                await events.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }

        await events.DisposeAsync().ConfigureAwait(false);
        return OpenedStream.Failed(failure);
    }

    private static async ValueTask<(List<ChatEvent> Head, CallFailure? Failure)> ReadHeadAsync(IAsyncEnumerator<ChatEvent> events)
    {
        List<ChatEvent> head = [];
        while (await events.MoveNextAsync().ConfigureAwait(false))
        {
            if (events.Current is StreamFailed broken)
            {
                return (head, BrokenStream.ToFailure(broken));
            }

            head.Add(events.Current);

            // An answer may be complete without content (an empty text): that is an answer too.
            if (events.Current.IsContent || events.Current is AnswerStopped or AnswerEnded)
            {
                return (head, null);
            }
        }

        return (head, new CallFailure(FailureKind.InvalidResponse, "the stream ended before any content"));
    }
}
