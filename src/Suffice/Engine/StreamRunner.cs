using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Suffice.Cascade;
using Suffice.Cascade.Calling;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Routing.Loops;
using Suffice.Watching.Shadows;

namespace Suffice.Engine;

/// <summary>Passes a stream on as it arrives, and settles it when it ends, breaks, or is left.</summary>
internal sealed class StreamRunner(
    StreamOpener opener, LoopMemory loops, ShadowSampler? shadows, TimeProvider time, Func<RequestAccount, RequestEntry, ValueTask> record, ILogger logger)
{
    /// <summary>Opens a stream.</summary>
    /// <param name="run">The request.</param>
    /// <param name="account">Its account.</param>
    /// <param name="cancellationToken">The caller's end.</param>
    /// <returns>A stream, or why there is none.</returns>
    public async ValueTask<EngineReply> RunAsync(CascadeRun run, RequestAccount account, CancellationToken cancellationToken)
    {
        // Disposed by the stream, which outlives this method.
        CancellationTokenSource deadline = new(run.Deadline, time);
        CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        OpenedStream opened;
        try
        {
            opened = await opener.OpenAsync(run, either.Token).ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            either.Dispose();
            deadline.Dispose();
            if (broken is not OperationCanceledException)
            {
                await record(account, account.Settle(run, RequestOutcome.Failed, null, null, "the call broke on our side")).ConfigureAwait(false);
                throw;
            }

            if (cancellationToken.IsCancellationRequested)
            {
                await record(account, account.Settle(run, RequestOutcome.Cancelled, null, null, "the caller went away")).ConfigureAwait(false);
                throw;
            }

            run.Leave("deadline");
            return await FailAsync(run, account, AnswerFailures.Deadline(run)).ConfigureAwait(false);
        }

        if (opened.Rest is null)
        {
            either.Dispose();
            deadline.Dispose();
            AnswerFailure failure = opened.Failure is not { } upstream ? AnswerFailures.NotTried(run)
                : run.Budget.Limit is not null ? AnswerFailures.Limit(run)
                : AnswerFailures.Upstream(run, upstream);

            return await FailAsync(run, account, failure).ConfigureAwait(false);
        }

        RequestEntry start = account.Opened(run, opened.Rung!.Model.Name);

        return new StreamingReply(
            start, opened.Rung.Provider.Wire, PassOnAsync(run, account, opened, deadline, either, cancellationToken))
        {
            Waits = run.Waits,
            Lost = opened.Attempt!.Lost,
            PromptTokens = run.Route.PromptTokens,
        };
    }

    private async ValueTask<EngineReply> FailAsync(CascadeRun run, RequestAccount account, AnswerFailure failure)
    {
        RequestEntry entry = account.Settle(run, RequestOutcome.Failed, null, null, failure.Message);
        await record(account, entry).ConfigureAwait(false);

        return new FailedReply(entry, failure);
    }

    private async IAsyncEnumerable<ChatEvent> PassOnAsync(
        CascadeRun run,
        RequestAccount account,
        OpenedStream opened,
        CancellationTokenSource deadline,
        CancellationTokenSource either,
        CancellationToken caller,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StreamSettlement settlement = new(run, account, opened, loops, shadows, record);
        await using IAsyncEnumerator<ChatEvent> rest = opened.Rest!;
        try
        {
            foreach (ChatEvent step in opened.Head)
            {
                settlement.Add(step);
                if (step is AnswerEnded)
                {
                    yield return new CallSettled(await settlement.EndAsync().ConfigureAwait(false));
                }

                yield return step;
            }

            while (await NextAsync(rest, run, account, caller).ConfigureAwait(false) is { } step)
            {
                cancellationToken.ThrowIfCancellationRequested();
                settlement.Add(step);
                if (step is AnswerEnded or StreamFailed)
                {
                    yield return new CallSettled(await settlement.EndAsync().ConfigureAwait(false));
                }

                yield return step;
            }
        }
        finally
        {
            await settlement.AbandonAsync().ConfigureAwait(false);
            either.Dispose();
            deadline.Dispose();
        }
    }

    // The deadline, or a mistake of ours, comes as a failure inside the stream; the caller's own end stays an exception.
    private async ValueTask<ChatEvent?> NextAsync(
        IAsyncEnumerator<ChatEvent> rest, CascadeRun run, RequestAccount account, CancellationToken caller)
    {
        try
        {
            return await rest.MoveNextAsync().ConfigureAwait(false) ? rest.Current : null;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return new StreamFailed("timeout", $"the deadline of {run.Deadline.TotalSeconds:0.###} s passed");
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            CascadeLog.StreamBroke(logger, broken, account.Id);
            return new StreamFailed("invalid_response", "the stream broke on our side");
        }
    }
}
