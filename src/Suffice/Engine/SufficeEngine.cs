using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Suffice.Callers;
using Suffice.Cascade;
using Suffice.Cascade.Calling;
using Suffice.Catalog;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers.Peers;
using Suffice.Routing;
using Suffice.Routing.Loops;
using Suffice.Tasks;
using Suffice.Telemetry;
using Suffice.Watching;
using Suffice.Watching.Canaries;
using Suffice.Watching.Shadows;

namespace Suffice.Engine;

/// <summary>Puts a call on the smallest model that passes: recognise, route, cascade, record.</summary>
/// <remarks>The gateway, the command line and the library run this same object. Thread-safe; one for a process.</remarks>
public sealed class SufficeEngine
{
    private readonly IPolicySource policies;
    private readonly Router router;
    private readonly ILedger ledger;
    private readonly RequestIds ids;
    private readonly LearnedFingerprints learned;
    private readonly TimeProvider time;
    private readonly EngineTelemetry telemetry;
    private readonly ILogger<SufficeEngine> logger;
    private readonly CascadeRunner cascade;
    private readonly StreamRunner streams;
    private readonly ForeignMarks marks;
    private readonly ShadowSampler? shadows;
    private readonly CanarySender canaries;
    private SufficePolicy? routed;

    /// <summary>Makes an engine.</summary>
    /// <param name="parts">What it works with.</param>
    public SufficeEngine(EngineParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        policies = parts.Policies;
        ledger = parts.Ledger;
        ids = parts.Ids;
        learned = parts.Learned;
        time = parts.Time;
        telemetry = parts.Telemetry;
        logger = parts.Logger;
        router = new Router(new TaskRecognizer(learned), time, parts.Trust);
        marks = new ForeignMarks(router.Loops);
        Peers = parts.Peers ?? new PeerBoard(time, new Random());
        CallParts calls = new(parts.Clients, Peers, parts.Retries, time, logger);
        ModelCaller caller = new(calls);
        cascade = new CascadeRunner(caller, new Gate(logger), time);
        WatchCall watching = new(caller, ids, time);
        shadows = parts.Shadow is { } wanted ? new ShadowSampler(wanted, watching, RecordAsync, time, logger) : null;
        canaries = new CanarySender(watching, RecordAsync, time);
        streams = new StreamRunner(new StreamOpener(calls), router.Loops, shadows, time, RecordAsync, logger);
    }

    /// <summary>What became of the accepted answers that were drawn to be compared with the last rung's.</summary>
    public ShadowCounts Shadows => shadows?.Counts ?? new ShadowCounts(0, 0, 0, 0, 0);

    /// <summary>Asks a model a fixed prompt; what it answers is kept in the ledger as a hash.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="model">The model.</param>
    /// <param name="canary">The prompt.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>What is kept; <see langword="null"/> when the model did not answer.</returns>
    public Task<CanaryAnswer?> AskCanaryAsync(SufficePolicy policy, Model model, CanaryPrompt canary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(canary);

        return canaries.AskAsync(policy, model, canary, cancellationToken);
    }

    /// <summary>Ends what is done beside requests: answers that wait to be compared are, within a limit.</summary>
    /// <returns>The wait.</returns>
    public Task EndAsync() => shadows?.EndAsync() ?? Task.CompletedTask;

    /// <summary>The circuit breakers and latencies of the routes that were called, for health pages and metrics.</summary>
    public PeerBoard Peers { get; }

    /// <summary>Decides where a call would go and calls nothing.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The route, or why there is none.</returns>
    public RouteDecision Plan(EngineCall call)
    {
        ArgumentNullException.ThrowIfNull(call);

        return Decide(call.Policy ?? policies.Current, call);
    }

    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's end: upstream calls are cancelled, what they cost is recorded, and it throws.</param>
    /// <returns>An answer, a stream, or why there is neither.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EngineReply> AnswerAsync(EngineCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        SufficePolicy policy = call.Policy ?? policies.Current;
        if (call.Policy is null)
        {
            KeepPeersOf(policy);
        }

        RequestAccount account = new(call, policy, ids.Next(), telemetry, time);
        RouteDecision decision = Decide(policy, call);
        account.Begin(decision.Decision);
        if (decision.Route is not { } route)
        {
            RequestEntry unrouted = account.Unrouted(decision.Decision, decision.Error!);
            await RecordAsync(account, unrouted).ConfigureAwait(false);

            return new FailedReply(unrouted, AnswerFailure.NoRoute(decision));
        }

        if (call.Caller.TokensPerMinute is { } limit && TokenRate.Hold(call.Caller, route.PromptTokens, limit) is { } over)
        {
            // Not recorded: nothing was asked of anybody, and a caller that does not stop would fill the ledger.
            RequestEntry refused = account.Unrouted(decision.Decision, over.Message);
            account.End(refused);

            return new FailedReply(refused, over) { IsRecorded = false };
        }

        route = call.TakesDoubt ? route.OnFirstRung() : route;
        account.ReservedTokens = route.PromptTokens;
        learned.Observe(decision.Decision);
        CascadeRun run = new(route, call.Request, time)
        {
            Headers = call.PassedOn,
            Telemetry = telemetry,
            Trace = account.Trace,
            Marks = ForeignMarks.MayBeIn(call.Request) ? marks : null,
            TakesDoubt = call.TakesDoubt,
        };
        if (route.AboveReason is { } above)
        {
            run.Leave(above);
        }

        return call.Request.Stream && !route.Plan.HoldsAnswers
            ? await streams.RunAsync(run, account, cancellationToken).ConfigureAwait(false)
            : await ClimbAsync(run, account, cancellationToken).ConfigureAwait(false);
    }

    private RouteDecision Decide(SufficePolicy policy, EngineCall call)
    {
        RouteDecision decision = router.Decide(policy, call.Request, call.Headers);

        return call.Caller.IsScoped ? CallerScope.Hold(decision, call.Caller) : decision;
    }

    /// <summary>Once a policy: the first call under it forgets what is known of routes that it no longer has.</summary>
    private void KeepPeersOf(SufficePolicy policy)
    {
        if (!ReferenceEquals(Volatile.Read(ref routed), policy) && !ReferenceEquals(Interlocked.Exchange(ref routed, policy), policy))
        {
            Peers.Keep(policy.Routes);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EngineReply> ClimbAsync(CascadeRun run, RequestAccount account, CancellationToken cancellationToken)
    {
        CascadeResult result;
        try
        {
            result = await cascade.RunAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await RecordAsync(account, account.Settle(run, RequestOutcome.Cancelled, null, null, "the caller went away")).ConfigureAwait(false);
            throw;
        }
        catch
        {
            await RecordAsync(account, account.Settle(run, RequestOutcome.Failed, null, null, "the call broke on our side")).ConfigureAwait(false);
            throw;
        }

        if (result.Answer is { } served)
        {
            account.FirstContent();
            router.Loops.Remember(run.Route.Plan.Name, served, result.Rung!);
        }

        RequestEntry entry = account.Settle(run, result.Outcome, result.Model?.Name, result.Answer, result.Failure?.Message);
        await RecordAsync(account, entry).ConfigureAwait(false);
        shadows?.Offer(run, entry, result.Rung, result.Answer);

        return result.Answer is { } answer ? new AnsweredReply(entry, answer) { Lost = run.Lost } : new FailedReply(entry, result.Failure!);
    }

    private async ValueTask RecordAsync(RequestAccount account, RequestEntry entry)
    {
        account.Trace?.Enter();
        await RecordAsync(entry).ConfigureAwait(false);
        account.End(entry);
    }

    // Recording never breaks a call: a ledger that throws is its own alarm.
    private async ValueTask RecordAsync(RequestEntry entry)
    {
        try
        {
            await ledger.RecordAsync(entry).ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            CascadeLog.NotRecorded(logger, broken, entry.Id);
        }
    }
}
