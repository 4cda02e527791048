using Suffice.Cascade;
using Suffice.Cascade.Calling;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Routing.Loops;
using Suffice.Watching.Shadows;

namespace Suffice.Engine;

/// <summary>Counts a stream while it passes and settles it exactly once.</summary>
internal sealed class StreamSettlement(
    CascadeRun run,
    RequestAccount account,
    OpenedStream opened,
    LoopMemory loops,
    ShadowSampler? shadows,
    Func<RequestAccount, RequestEntry, ValueTask> record)
{
    private readonly AnswerCollector collector = new(opened.Rung!.Provider.Wire);
    private StreamFailed? broken;
    private RequestEntry? settled;

    /// <summary>Counts an event.</summary>
    /// <param name="step">The event.</param>
    public void Add(ChatEvent step)
    {
        long mark = run.Waits.Mark();
        collector.Add(step);
        broken ??= step as StreamFailed;
        if (step.IsContent)
        {
            account.FirstContent();
        }

        run.Waits.ExcludeSince(mark);
    }

    /// <summary>Settles a stream that ended, well or not.</summary>
    /// <returns>The request's row.</returns>
    public async ValueTask<RequestEntry> EndAsync()
    {
        if (settled is not null)
        {
            return settled;
        }

        ChatAnswer answer = collector.Build();
        loops.Remember(run.Route.Plan.Name, answer, opened.Rung!);
        if (broken is null)
        {
            opened.Attempt!.End(AttemptOutcome.Accepted, answer, []);
        }
        else
        {
            opened.Attempt!.Fail(BrokenStream.ToFailure(broken), answer);
            run.Leave(EnumWord.Of(BrokenStream.ToFailure(broken).Kind));
        }

        settled = account.Settle(
            run, broken is null ? RequestOutcome.Served : RequestOutcome.Failed, opened.Rung!.Model.Name, answer, broken?.Message);
        await record(account, settled).ConfigureAwait(false);
        shadows?.Offer(run, settled, opened.Rung, answer);

        return settled;
    }

    /// <summary>Settles a stream that its caller left.</summary>
    /// <returns>When recorded.</returns>
    public async ValueTask AbandonAsync()
    {
        if (settled is not null)
        {
            return;
        }

        if (collector.IsComplete)
        {
            await EndAsync().ConfigureAwait(false);
            return;
        }

        // A caller may leave as soon as it has the call it waited for.
        ChatAnswer answer = collector.Build();
        loops.Remember(run.Route.Plan.Name, answer, opened.Rung!);
        opened.Attempt!.Cancel(answer);
        settled = account.Settle(run, RequestOutcome.Cancelled, opened.Rung!.Model.Name, answer, "the caller went away");
        await record(account, settled).ConfigureAwait(false);
    }
}
