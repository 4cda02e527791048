using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Recordings;
using Suffice.Routing;
using Suffice.Spending;

namespace Suffice.Evaluation.Replay;

/// <summary>Runs every item of the recordings through the engine, as live calls would run.</summary>
public sealed class ReplayRunner(ModelCatalog catalog, TimeProvider time)
{
    /// <summary>Replays.</summary>
    /// <param name="options">What to replay.</param>
    /// <param name="progress">Told the number of items done; may be null.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ReplayException">No item can be replayed, or a model is in no recording.</exception>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    public async Task<ReplayReport> RunAsync(
        ReplayOptions options, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SufficePolicy policy = new ReplayPolicy(options, catalog, time).Make();
        using ModelClients clients = new(time, NullLoggerFactory.Instance);
        MemoryLedger ledger = new();
        SufficeEngine engine = OfflineEngine.Over(policy, clients, ledger, time);
        List<ReplayedItem> items = [];
        ReplayCount count = new();
        using RecordingIndex recordings = await RecordingIndex.LoadAsync(options.Recordings, cancellationToken).ConfigureAwait(false);
        count.AddBadLines(recordings);
        await foreach (RecordedItem item in recordings.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await ReplayAsync(engine, ledger, item, options.Agree, count, cancellationToken).ConfigureAwait(false) is { } replayed)
            {
                items.Add(replayed);
                progress?.Report(items.Count);
            }
        }

        return items.Count > 0
            ? Report(options, policy.Default is { } task ? [.. task.Gate.Select(g => g.Check.Name)] : [], items, count)
            : throw new ReplayException(count.WhyNothing(options));
    }

    private async ValueTask<ReplayedItem?> ReplayAsync(
        SufficeEngine engine, MemoryLedger ledger, RecordedItem item, string? agree, ReplayCount count, CancellationToken cancellationToken)
    {
        EngineCall call = new(item.ToRequest("auto"), _ => null, "replay");
        if (engine.Plan(call).Route is not { } route)
        {
            count.NoTask++;
            return null;
        }

        // An item that the second model never saw would count against the check, which was not at work in it.
        if ((agree is not null && Answered(item, agree, agree, count) is null) || RungsOf(item, route, call, count) is not { } rungs)
        {
            return null;
        }

        await engine.AnswerAsync(call, cancellationToken).ConfigureAwait(false);

        return new ReplayedItem(ledger.TakeLast(), rungs);
    }

    private List<RungAlone>? RungsOf(RecordedItem item, Route route, EngineCall call, ReplayCount count)
    {
        List<RungAlone> rungs = [];
        foreach (Model rung in route.Plan.Ladder)
        {
            if (Answered(item, rung.Name, rung.Id, count) is not { Answer: { } answer } output)
            {
                return null;
            }

            TokenUsage usage = output.Usage.Basis == UsageBasis.None ? TokenEstimate.Usage(call.Request, answer) : output.Usage;
            rungs.Add(new RungAlone(rung.Name, output.Correct, CostOf(rung, route.Policy.Providers[rung.Provider], answer, usage), usage.Completion));
            count.Add(usage.Basis);
            if (rungs[^1].CostUsd is null)
            {
                count.Unpriced.Add(rung.Name);
            }
        }

        return rungs;
    }

    private static RecordedOutput? Answered(RecordedItem item, string name, string id, ReplayCount count)
    {
        if (!item.Outputs.TryGetValue(name, out RecordedOutput? output) && !item.Outputs.TryGetValue(id, out output))
        {
            count.Missing(name);
            return null;
        }

        if (output.Answer is null)
        {
            count.WithoutText++;
            return null;
        }

        return output;
    }

    private decimal? CostOf(Model rung, ProviderDefinition provider, ChatAnswer answer, TokenUsage usage) => answer.ReportedCostUsd
        ?? UsagePricing.Price(rung, usage, provider.TermsAt(time.GetUtcNow(), answer.ServiceTier, answer.Region)).Usd;

    /// <summary>Sums items up.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="gate">The checks of the gate.</param>
    /// <param name="items">The items; at least one.</param>
    /// <param name="count">What was left out.</param>
    /// <returns>The report.</returns>
    internal static ReplayReport Report(ReplayOptions options, IReadOnlyList<string> gate, IReadOnlyList<ReplayedItem> items, ReplayCount count)
    {
        ReplaySummary summary = new(items, new PairedBootstrap(new Random(options.Seed)));
        (int abandoned, long saved) = summary.Abandoned();
        int escalated = summary.Escalated();

        return new ReplayReport
        {
            Items = items.Count,
            Skipped = count.Skipped,
            BadLines = count.BadLines,
            FirstBadLine = count.FirstBadLine,
            Ladder = [.. items[0].Rungs.Select(r => r.Model)],
            Gate = gate,
            Served = summary.Served(),
            First = summary.First(),
            Last = summary.Last(),
            Oracle = summary.Oracle(),
            EscalationRate = (double)escalated / items.Count,
            EscalationRate95 = WilsonInterval.Of(escalated, items.Count),
            Unserved = items.Count(i => i.Entry.Outcome is not (RequestOutcome.Served or RequestOutcome.ServedUnpassed)),
            Reasons = summary.Reasons(),
            Checks = summary.Checks(),
            TokensSavedByAbandon = saved,
            Abandoned = abandoned,
            Tokens = count.Basis,
            PricedItems = summary.Priced,
            Unpriced = [.. count.Unpriced],
        };
    }
}
