using Suffice.Chat;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade.Calling;

/// <summary>Opens a stream that is passed straight on: a task without a gate, or a named model.</summary>
/// <remarks>
/// A stream is committed with its first content. Until then a failure leaves it to the next rung; events before it (an id, a
/// role, usage at the start) are held, since providers send them before they know whether they can answer.
/// </remarks>
internal sealed class StreamOpener(CallParts parts)
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

            OpenedStream opened = await OpenRungAsync(run, rung, cancellationToken).ConfigureAwait(false);
            if (opened.IsSkipped)
            {
                continue;
            }

            last = opened;
            if (last.Failure is not { } failure)
            {
                return last;
            }

            run.Leave(run.Budget.Limit ?? EnumWord.Of(failure.Kind));
            if (failure.Kind == FailureKind.BadRequest || run.Budget.Limit is not null)
            {
                return last;
            }
        }

        return last ?? OpenedStream.Skipped;
    }

    private async ValueTask<OpenedStream> OpenRungAsync(CascadeRun run, Rung rung, CancellationToken cancellationToken)
    {
        RungCourse course = new(run, rung, parts, streamed: true);
        if (!course.TryEnter())
        {
            return OpenedStream.Skipped;
        }

        AttemptPurpose purpose = AttemptPurpose.Answer;
        TimeSpan? hedgeAfter = run.Route.Plan.HedgeAfter;
        while (course.Begin(run.Request, purpose) is { } attempt)
        {
            OpenedStream opened = hedgeAfter is { } silence
                ? await OpenTwiceAsync(run, course, attempt, silence, cancellationToken).ConfigureAwait(false)
                : await OpenOnceAsync(run, attempt, cancellationToken).ConfigureAwait(false);
            hedgeAfter = null;
            if (opened.Failure is not { } failure || !await course.GoOnAsync(opened.Attempt!, failure, cancellationToken).ConfigureAwait(false))
            {
                return opened;
            }

            purpose = course.PurposeAfter(purpose);
        }

        return OpenedStream.Failed(null, new CallFailure(FailureKind.BadRequest, $"the request's limit {run.Budget.Limit} allows no further call"));
    }

    private ValueTask<OpenedStream> OpenTwiceAsync(
        CascadeRun run, RungCourse course, Attempt first, TimeSpan silence, CancellationToken cancellationToken)
    {
        Hedge<OpenedStream> hedge = new(
            (attempt, end) => OpenOnceAsync(run, attempt, end).AsTask(),
            opened => opened.Failure,
            async late =>
            {
                late.Attempt!.Cancel(late.Seen());
                await late.Rest!.DisposeAsync().ConfigureAwait(false);
            });

        return hedge.RunAsync(
            course, first, () => course.BeginHedge(run.Request), end => Task.Delay(silence, parts.Time, end), cancellationToken);
    }

    private async ValueTask<OpenedStream> OpenOnceAsync(
        CascadeRun run, Attempt attempt, CancellationToken cancellationToken)
    {
        Rung rung = attempt.Rung;
        IAsyncEnumerator<ChatEvent>? events = null;
        CallFailure? failure;
        try
        {
            ModelCall call = run.CallOf(rung, run.Request, attempt.Headers);
            ModelStream stream = await parts.Clients.For(rung.Provider).OpenAsync(call, cancellationToken).ConfigureAwait(false);
            if (stream.Events is null)
            {
                attempt.Fail(stream.Failure!);
                return OpenedStream.Failed(attempt, stream.Failure!);
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
        return OpenedStream.Failed(attempt, failure);
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
