using System.Collections.Immutable;
using System.Text;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Tasks;
using Suffice.Telemetry;

namespace Suffice.Engine;

/// <summary>Keeps the account of one request, from its arrival to its row.</summary>
internal sealed class RequestAccount(EngineCall call, SufficePolicy policy, string id, EngineTelemetry telemetry, TimeProvider time)
{
    private readonly long arrived = call.ArrivedAt ?? time.GetTimestamp();
    private readonly DateTimeOffset at = time.GetUtcNow();
    private TimeSpan? firstToken;

    /// <summary>The request's id.</summary>
    public string Id => id;

    /// <summary>Its span; <see langword="null"/> when nobody traces it.</summary>
    public RequestTrace? Trace { get; private set; }

    /// <summary>Tells that the request begins; it is ended by <see cref="End"/>.</summary>
    /// <param name="decision">Which task it is thought to be.</param>
    public void Begin(TaskDecision decision) => Trace = telemetry.Begin(
        call.Request,
        new TraceOrigin(call.PassedOn, IsServed: call.ArrivedAt is not null), // Only a host says when a call arrived.
        decision.Task,
        arrived,
        time);

    /// <summary>Tells that the request has ended.</summary>
    /// <param name="entry">Its row.</param>
    public void End(RequestEntry entry)
    {
        telemetry.End(Trace, entry, call.Request.Kind);
        call.Settled?.Invoke(entry);
    }

    /// <summary>What was taken from the caller's limit of tokens.</summary>
    public long ReservedTokens { get; set; }

    /// <summary>Notes that the first content goes to the caller.</summary>
    public void FirstContent() => firstToken ??= time.GetElapsedTime(arrived);

    /// <summary>The row of a call that has no route.</summary>
    /// <param name="decision">Which task it is thought to be.</param>
    /// <param name="error">What is wrong.</param>
    /// <returns>The row.</returns>
    public RequestEntry Unrouted(TaskDecision decision, string error) => Start(decision) with
    {
        Outcome = RequestOutcome.Failed,
        Error = error,
        CostUsd = 0m,
        BaselineCostUsd = 0m,
        Latency = time.GetElapsedTime(arrived),
        Overhead = time.GetElapsedTime(arrived) - call.WaitedForCaller,
    };

    /// <summary>What is known at the start of a stream.</summary>
    /// <param name="run">The request.</param>
    /// <param name="model">The model that answers.</param>
    /// <returns>The row so far.</returns>
    public RequestEntry Opened(CascadeRun run, string model) => Start(run.Route.Decision) with
    {
        Task = run.Route.TaskName,
        Outcome = RequestOutcome.Served,
        Model = model,
        Path = run.Path,
        Reason = run.Reason,
        BaselineModel = run.Route.Baseline.Name,
        Latency = time.GetElapsedTime(arrived),
        Overhead = OverheadOf(run, time.GetElapsedTime(arrived)),
    };

    /// <summary>The whole row.</summary>
    /// <param name="run">The request.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="model">The model whose answer was served.</param>
    /// <param name="answer">The answer served, whole or as far as it came.</param>
    /// <param name="error">What went wrong.</param>
    /// <returns>The row.</returns>
    public RequestEntry Settle(CascadeRun run, RequestOutcome outcome, string? model, ChatAnswer? answer, string? error)
    {
        ImmutableArray<AttemptEntry> attempts = run.Attempts.ToImmutable();
        bool served = outcome is RequestOutcome.Served or RequestOutcome.ServedUnpassed;
        TimeSpan latency = time.GetElapsedTime(arrived);
        bool keep = run.Route.Plan.StoreContent;
        SettleTokens(attempts);
        decimal known = 0m;
        bool isPriced = true;
        foreach (AttemptEntry attempt in attempts)
        {
            known += attempt.Cost.Usd ?? 0m;
            isPriced &= attempt.Cost.Usd is not null;
        }

        return Start(run.Route.Decision) with
        {
            Outcome = outcome,
            Model = model,
            Path = run.Path,
            Reason = run.Reason,
            CostUsd = isPriced ? known : null,
            KnownCostUsd = known,
            BaselineCostUsd = BaselinePrice.Of(run, attempts, served),
            BaselineModel = run.Route.Baseline.Name,
            Latency = latency,
            FirstToken = firstToken,
            Overhead = OverheadOf(run, latency),
            Attempts = keep ? attempts : WithoutContent(attempts),
            RequestContent = keep ? ContentOf(call.Request) : null,
            AnswerContent = keep && answer is not null ? ContentOf(answer) : null,
            Error = error,
        };
    }

    private TimeSpan OverheadOf(CascadeRun run, TimeSpan latency)
    {
        TimeSpan waited = run.Waits.Total + call.WaitedForCaller;

        return latency > waited ? latency - waited : TimeSpan.Zero;
    }

    private void SettleTokens(ImmutableArray<AttemptEntry> attempts)
    {
        if (call.Caller.TokensPerMinute is null)
        {
            return;
        }

        long used = 0;
        foreach (AttemptEntry attempt in attempts)
        {
            used += attempt.Usage.Total;
        }

        call.Caller.Settle(ReservedTokens, used);
        ReservedTokens = used;
    }

    private RequestEntry Start(TaskDecision decision) => new()
    {
        Id = id,
        At = at,
        Task = decision.Task?.Name,
        Source = decision.Source,
        SourceWhy = decision.Why,
        Fingerprint = decision.Fingerprint,
        Endpoint = call.Endpoint,
        Key = call.Caller.Name,
        Place = call.Place,
        RequestedModel = call.Request.Model,
        Streamed = call.Request.Stream,
        Outcome = RequestOutcome.Failed,
        Latency = TimeSpan.Zero,
        PolicyVersion = policy.Version,
        PriceVersion = policy.PriceVersion,
    };

    // A violation may quote the answer, so it is content.
    private static ImmutableArray<AttemptEntry> WithoutContent(ImmutableArray<AttemptEntry> attempts) =>
        attempts.All(attempt => attempt.Checks.IsEmpty)
            ? attempts
            : [.. attempts.Select(attempt => attempt with { Checks = [.. attempt.Checks.Select(c => c with { Detail = null })] })];

    private static string ContentOf(ChatRequest request) => !request.Body.IsEmpty ? Encoding.UTF8.GetString(request.Body.Span)
        : request.Kind == CallKind.Chat ? ChatWires.WriteKept(request)
        : string.Join('\n', request.Messages.Select(m => $"{m.Role}: {m.Text}"));

    private static string ContentOf(ChatAnswer answer) => answer.Body.IsEmpty
        ? string.Join('\n', answer.Parts.Select(p => p switch
        {
            TextPart text => text.Text,
            ToolCallPart tool => $"{tool.Name}({tool.ArgumentsJson})",
            RefusalPart refusal => refusal.Text,
            _ => string.Empty,
        }))
        : Encoding.UTF8.GetString(answer.Body.Span);
}
