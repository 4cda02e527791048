using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Routing;

namespace Suffice.Watching.Shadows;

/// <summary>Asks the last rung what it would have answered, for a drawn share of the accepted answers of lower rungs.</summary>
/// <remarks>
/// Nothing of it is on a request's way: an answer is put into a bounded queue after its row was recorded, and what does not fit is
/// dropped and counted. The call is a row of the ledger of its own, so that the bill shows what watching costs.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the engine, and ends with EndAsync.")]
internal sealed class ShadowSampler
{
    private readonly ShadowOptions options;
    private readonly WatchCall calls;
    private readonly DailyBudget budget;
    private readonly Func<RequestEntry, ValueTask> record;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Channel<ShadowWork> waiting;
    private readonly CancellationTokenSource ending = new();
    private readonly Lock drawing = new();
    private readonly Lazy<Task> work;
    private long drawn;
    private long compared;
    private long dropped;
    private long overBudget;
    private long unpriced;

    /// <summary>Makes it; nothing runs before the first answer is drawn.</summary>
    /// <param name="options">How.</param>
    /// <param name="calls">Asks models.</param>
    /// <param name="record">Records rows.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told of what breaks.</param>
    public ShadowSampler(ShadowOptions options, WatchCall calls, Func<RequestEntry, ValueTask> record, TimeProvider time, ILogger logger)
    {
        (this.options, this.calls, this.record, this.time, this.logger) = (options, calls, record, time, logger);
        budget = new DailyBudget(time, options.SpentOn, options.Spent);
        waiting = Channel.CreateBounded<ShadowWork>(new BoundedChannelOptions(options.Queue) { FullMode = BoundedChannelFullMode.Wait });
        work = new Lazy<Task>(() => Task.WhenAll(Enumerable.Range(0, options.AtATime).Select(_ => Task.Run(RunAsync))));
    }

    /// <summary>What became of what was drawn.</summary>
    public ShadowCounts Counts => new(
        Interlocked.Read(ref drawn),
        Interlocked.Read(ref compared),
        Interlocked.Read(ref dropped),
        Interlocked.Read(ref overBudget),
        Interlocked.Read(ref unpriced));

    /// <summary>Takes an accepted answer into the draw; returns at once.</summary>
    /// <param name="run">The request.</param>
    /// <param name="row">Its row.</param>
    /// <param name="served">The rung that answered.</param>
    /// <param name="answer">The answer.</param>
    public void Offer(CascadeRun run, RequestEntry row, Rung? served, ChatAnswer? answer)
    {
        if (run.Route.Plan.Shadow is not { } wanted
            || row.Outcome != RequestOutcome.Served
            || served is null || answer is null
            || run.Request.Kind != CallKind.Chat
            || LastRung(run.Route) is not { } last || served.Number >= last.Number
            || !IsDrawn(wanted.Rate))
        {
            return;
        }

        Interlocked.Increment(ref drawn);
        ShadowWork item = new(row.Id, run.Route, run.Request, served, answer) { Headers = run.Headers, Marks = run.Marks, Key = row.Key, Place = row.Place };
        if (!waiting.Writer.TryWrite(item))
        {
            Interlocked.Increment(ref dropped);
            return;
        }

        _ = work.Value;
    }

    /// <summary>Compares what waits, within <see cref="ShadowOptions.Drain"/>; then gives up.</summary>
    /// <returns>The wait.</returns>
    public async Task EndAsync()
    {
        if (!waiting.Writer.TryComplete() || !work.IsValueCreated)
        {
            return;
        }

        ending.CancelAfter(options.Drain);
        await work.Value.ConfigureAwait(false);
    }

    private static Rung? LastRung(Route route)
    {
        for (int i = route.Rungs.Length - 1; i >= 0; i--)
        {
            if (route.Rungs[i].IsFit)
            {
                return route.Rungs[i];
            }
        }

        return null;
    }

    private bool IsDrawn(double rate)
    {
        lock (drawing)
        {
            return options.Random.NextDouble() < rate;
        }
    }

    private async Task RunAsync()
    {
        await foreach (ShadowWork item in waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (ending.IsCancellationRequested)
            {
                Interlocked.Increment(ref dropped);
                continue;
            }

            try
            {
                await CompareAsync(item).ConfigureAwait(false);
            }
            catch (Exception broken)
            {
                WatchLog.ShadowBroke(logger, broken, item.RequestId);
            }
        }
    }

    private async Task CompareAsync(ShadowWork item)
    {
        Rung last = LastRung(item.Route)!;
        ChatRequest asked = item.Request.Stream ? item.Request with { Stream = false } : item.Request;
        if (WorstCase.Usd(last, asked, time.GetUtcNow()) is not { } worst)
        {
            Interlocked.Increment(ref unpriced);
            return;
        }

        if (budget.TryHold(item.Route.Plan.Name, worst, item.Route.Plan.Shadow!.BudgetUsd) is not { } holding)
        {
            Interlocked.Increment(ref overBudget);
            return;
        }

        Interlocked.Increment(ref compared);
        CascadeRun run = new(WatchCall.RouteOf(item.Route, last, worst, options.Deadline), asked, time) { Headers = item.Headers, Marks = item.Marks };
        (RequestEntry row, ChatAnswer? reference) = await calls.AskAsync(run, "shadow", ending.Token).ConfigureAwait(false);
        budget.Settle(holding, row.CostUsd);
        ShadowVerdict verdict = reference is null ? ShadowVerdict.Unanswered : AnswerComparison.Of(item.Request, item.Answer, reference);
        await record(row with
        {
            Key = item.Key,
            Place = item.Place,
            Shadow = new ShadowPair(item.RequestId, string.Join('>', item.Route.Plan.Ladder.Select(m => m.Name)), item.Served.Model.Name, last.Model.Name, verdict),
            AnswerContent = item.Route.Plan.StoreContent ? reference?.Text : null,
        }).ConfigureAwait(false);
    }
}
