using System.Collections.Immutable;
using Suffice.Cascade;
using Suffice.Cascade.Calling;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Routing;

namespace Suffice.Watching;

/// <summary>A call of our own: one rung, asked once or, after a failure that may pass, again within the same worst case.</summary>
internal sealed class WatchCall(ModelCaller caller, RequestIds ids, TimeProvider time)
{
    private const int MostAttempts = 2;

    /// <summary>Asks a rung.</summary>
    /// <param name="run">A run over a route of <see cref="RouteOf"/>.</param>
    /// <param name="endpoint">What the ledger calls it: <c>shadow</c> or <c>canary</c>.</param>
    /// <param name="cancellationToken">Gives it up; what it cost by then is in the row.</param>
    /// <returns>The row to record, and the answer when there is one.</returns>
    public async Task<(RequestEntry Row, ChatAnswer? Answer)> AskAsync(CascadeRun run, string endpoint, CancellationToken cancellationToken)
    {
        DateTimeOffset at = time.GetUtcNow();
        long began = time.GetTimestamp();
        Rung rung = run.Route.Rungs[0];
        ChatAnswer? answer = null;
        using CancellationTokenSource deadline = new(run.Deadline, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            CallOutcome outcome = await caller.CallAsync(run, rung, run.Request, AttemptPurpose.Watch, [], either.Token).ConfigureAwait(false);
            answer = outcome.Answer;
            if (answer is not null)
            {
                outcome.Attempt!.End(AttemptOutcome.Consulted, answer, []);
            }
        }
        catch (OperationCanceledException)
        {
            run.Leave(cancellationToken.IsCancellationRequested ? "ended" : "deadline");
        }

        return (RowOf(run, endpoint, at, time.GetElapsedTime(began)), answer);
    }

    /// <summary>The route of a call of our own: one rung, no gate.</summary>
    /// <param name="route">The route, of which the rung is one.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="worstUsd">The most it may cost in USD, retries included.</param>
    /// <param name="longest">The longest it may take.</param>
    /// <returns>The route to run.</returns>
    public static Route RouteOf(Route route, Rung rung, decimal worstUsd, TimeSpan longest) => route with
    {
        Rungs = [rung],
        Plan = route.Plan with
        {
            Gate = [],
            HedgeAfter = null,
            MaxAttempts = MostAttempts,
            MaxCostUsd = worstUsd,
            Deadline = route.Plan.Deadline < longest ? route.Plan.Deadline : longest,
        },
    };

    private RequestEntry RowOf(CascadeRun run, string endpoint, DateTimeOffset at, TimeSpan latency)
    {
        ImmutableArray<AttemptEntry> attempts = run.Attempts.ToImmutable();
        decimal known = attempts.Sum(attempt => attempt.Cost.Usd ?? 0m);

        return new RequestEntry
        {
            Id = ids.Next(),
            At = at,
            Task = run.Route.TaskName,
            Source = run.Route.Decision.Source,
            Endpoint = endpoint,
            RequestedModel = run.Request.Model,
            Outcome = RequestOutcome.Watch,
            Path = run.Path,
            CostUsd = attempts.All(attempt => attempt.Cost.Usd is not null) ? known : null,
            KnownCostUsd = known,
            BaselineCostUsd = 0m,
            Latency = latency,
            PolicyVersion = run.Route.Policy.Version,
            PriceVersion = run.Route.Policy.PriceVersion,
            Attempts = attempts,
            Error = run.Reason.Length == 0 ? null : run.Reason,
        };
    }
}
