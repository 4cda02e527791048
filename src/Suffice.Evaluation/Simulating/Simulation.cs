using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Past;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Evaluation.Simulating;

/// <summary>Past calls under both policies, and those that must be asked anew to know more.</summary>
public sealed class Simulation
{
    // About what a label or a short answer takes, where no answer is at hand to go by.
    private const long UsualAnswerTokens = 64;

    private readonly List<SimulatedCall> calls = [];
    private readonly List<PendingCall> pending = [];
    private readonly SimulationOptions options;
    private readonly string from;
    private readonly PolicyRun now;
    private readonly PolicyRun next;
    private readonly TimeProvider time;
    private LoggedValue? value;
    private ReplayedPart? replayed;
    private long ofOtherVersions;

    /// <summary>Begins with no call.</summary>
    /// <param name="options">What is simulated.</param>
    /// <param name="from">Where the calls come from: <c>ledger</c> or <c>recording</c>.</param>
    /// <param name="now">The policy in force.</param>
    /// <param name="next">The new policy.</param>
    /// <param name="time">The clock.</param>
    internal Simulation(SimulationOptions options, string from, PolicyRun now, PolicyRun next, TimeProvider time) =>
        (this.options, this.from, this.now, this.next, this.time) = (options, from, now, next, time);

    /// <summary>What asking anew would take: the calls that <see cref="SimulationOptions.Replay"/> means.</summary>
    /// <returns>The estimate.</returns>
    public ReplayEstimate Estimate()
    {
        CallPrice price = new(time.GetUtcNow());
        ReplayEstimate sum = new(pending.Count, 0, 0m, 0m) { NeedsProviders = false };
        foreach (PendingCall call in pending)
        {
            sum = Add(sum, call, price);
        }

        return sum;
    }

    /// <summary>Asks providers about the calls that <see cref="SimulationOptions.Replay"/> means; the others are carried over.</summary>
    /// <param name="clients">Speaks to providers.</param>
    /// <param name="progress">Told the number of calls done; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The work.</returns>
    public async Task ReplayAsync(IModelClients clients, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        LiveAnswers live = new(options, clients, time);
        int done = 0;
        int asked = 0;
        await Parallel.ForEachAsync(
            pending,
            new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken },
            async (call, stop) =>
            {
                if (!live.IsSpent && await TryAsync(call, live, stop).ConfigureAwait(false) is { } known)
                {
                    calls[call.Place] = known;
                    Interlocked.Add(ref asked, known.Asked);
                }

                progress?.Report(Interlocked.Increment(ref done));
            }).ConfigureAwait(false);
        replayed = new ReplayedPart(pending.Count, calls.Count - pending.Count, asked, live.SpentUsd, live.IsSpent ? $"the cap of {options.MaxCostUsd} USD was reached" : null);
    }

    /// <summary>Sums up what is known.</summary>
    /// <returns>The report.</returns>
    public SimulationReport Report() => new SimulationSummary(from, calls).Make() with
    {
        Value = value?.Estimate(),
        ValueRefused = value?.WhyRefused(),
        Replayed = replayed,
        OtherVersions = ofOtherVersions,
    };

    /// <summary>Adds a call about which nothing can be asked.</summary>
    /// <param name="call">The call.</param>
    internal void Add(SimulatedCall call) => calls.Add(call);

    /// <summary>Adds a call that can be asked anew.</summary>
    /// <param name="call">The call.</param>
    /// <param name="past">What is at hand of it.</param>
    /// <param name="was">Its row under the policy in force; <see langword="null"/> when that is not known.</param>
    internal void Add(SimulatedCall call, PastCall past, RequestEntry? was)
    {
        if (options.Replay == ReplayScope.All || (options.Replay == ReplayScope.Differences && !call.IsDecided && !IsTreatedAlike(past)))
        {
            pending.Add(new PendingCall(calls.Count, past, was));
        }

        calls.Add(call);
    }

    /// <summary>Counts under which policy a call was made.</summary>
    /// <param name="isInForce">True for the very policy in force.</param>
    internal void CountPolicy(bool isInForce) => ofOtherVersions += isInForce ? 0 : 1;

    /// <summary>Adds what logged propensities tell.</summary>
    /// <param name="logged">The estimates.</param>
    /// <returns>The same simulation.</returns>
    internal Simulation With(LoggedValue logged)
    {
        value = logged;
        return this;
    }

    private bool IsTreatedAlike(PastCall past) =>
        now.RouteOf(past) is { } before && next.RouteOf(past) is { } after && PlanComparison.IsSame(before.Plan, after.Plan);

    private async ValueTask<SimulatedCall?> TryAsync(PendingCall call, LiveAnswers live, CancellationToken cancellationToken)
    {
        SimulatedCall known = calls[call.Place];
        try
        {
            RunCall? was = call.Was is null ? await now.RunAsync(call.Past, live, useKnown: true, cancellationToken).ConfigureAwait(false) : null;
            RunCall would = await next.RunAsync(call.Past, live, useKnown: options.Replay != ReplayScope.All, cancellationToken).ConfigureAwait(false);

            known = known with
            {
                Now = was?.Side ?? known.Now,
                Unknown = [.. (was?.Unknown ?? []).Union(would.Unknown, StringComparer.Ordinal)],
                Asked = would.Asked + (was?.Asked ?? 0),
            };

            return known.With(would.Side, RunCall.IsSameAnswer(call.Was ?? was!.Entry, would.Entry));
        }
        catch (NoMoreCallsException)
        {
            return null;
        }
    }

    private ReplayEstimate Add(ReplayEstimate sum, PendingCall call, CallPrice price)
    {
        if (next.RouteOf(call.Past) is not { } route)
        {
            return sum;
        }

        long tokens = call.Past.Answers.Max(known => (long?)known.Answer?.Usage.Completion) ?? 0;
        foreach (Rung rung in route.Rungs.Where(rung => rung.IsFit && (options.Replay == ReplayScope.All || !call.Past.Answers.Any(known => known.IsOf(rung.Model) && known.Answer is not null))))
        {
            EvalModel model = new(rung.Model.Name, rung.Model, rung.Provider);
            sum = sum with
            {
                MostCalls = sum.MostCalls + 1,
                LikelyUsd = sum.LikelyUsd + price.Likely(model, call.Past.Request, Math.Max(UsualAnswerTokens, tokens)),
                MostUsd = sum.MostUsd + price.Worst(model, call.Past.Request),
                NeedsProviders = sum.NeedsProviders || rung.Provider.Protocol != ModelClients.Replay,
            };
        }

        return sum;
    }

    /// <summary>A call to ask anew.</summary>
    private sealed record PendingCall(int Place, PastCall Past, RequestEntry? Was);
}
