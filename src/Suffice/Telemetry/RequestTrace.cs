using System.Diagnostics;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Routing;
using Names = Suffice.Telemetry.TelemetryNames.Attributes;

namespace Suffice.Telemetry;

/// <summary>The span of one request, and the spans of its attempts below it. Neither ever holds content.</summary>
internal sealed class RequestTrace
{
    private readonly ActivitySource source;
    private readonly Activity request;
    private readonly string operation;

    private RequestTrace(ActivitySource source, Activity request, string operation) =>
        (this.source, this.request, this.operation) = (source, request, operation);

    /// <summary>Begins the span of a request, a child of the caller's context when it brought one.</summary>
    /// <param name="source">Where spans come from.</param>
    /// <param name="kind">What the call asks for.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="task">Its task.</param>
    /// <param name="arrivedAt">When it arrived (UTC).</param>
    /// <returns>The span; <see langword="null"/> when nobody listens or the sampler leaves it out.</returns>
    public static RequestTrace? Begin(ActivitySource source, CallKind kind, TraceOrigin origin, TaskPolicy? task, DateTimeOffset arrivedAt)
    {
        ActivityContext parent = TraceContext.Of(origin.Headers);
        if (origin.IsServed && parent == default)
        {
            Activity.Current = null;
        }

        string work = OperationOf(kind);
        Activity? span = source.StartActivity(
            task is null ? work : $"{work} {task.Name}",
            origin.IsServed ? ActivityKind.Server : ActivityKind.Internal,
            parent,
            startTime: arrivedAt);

        return span is null ? null : new RequestTrace(source, span, work);
    }

    /// <summary>The conventions' word for a kind of call.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The word.</returns>
    public static string OperationOf(CallKind kind) => kind == CallKind.Embeddings ? Names.Embeddings : Names.Chat;

    /// <summary>Makes it the current one, so that what is logged carries its id.</summary>
    public void Enter() => Activity.Current = request;

    /// <summary>Begins the span of an attempt.</summary>
    /// <param name="rung">Where it goes.</param>
    /// <param name="attempt">What is known at its start.</param>
    /// <returns>The span, to be ended with <see cref="EndAttempt"/>; <see langword="null"/> when it is not recorded.</returns>
    public Activity? BeginAttempt(Rung rung, AttemptEntry attempt)
    {
        Activity? span = source.StartActivity($"{operation} {rung.Model.Id}", ActivityKind.Client, request.Context);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(Names.Operation, operation);
            span.SetTag(Names.ProviderName, rung.Provider.Vendor);
            span.SetTag(Names.RequestModel, rung.Model.Id);
            span.SetTag(Names.Provider, attempt.Provider);
            span.SetTag(Names.Model, attempt.Model);
            span.SetTag(Names.Rung, attempt.Rung);
            span.SetTag(Names.AttemptNumber, attempt.Number);
            span.SetTag(Names.AttemptPurpose, EnumWord.Of(attempt.Purpose));
            if (rung.Provider.BaseUrl is { } address)
            {
                span.SetTag(Names.ServerAddress, address.Host);
                span.SetTag(Names.ServerPort, address.Port);
            }
        }

        return span;
    }

    /// <summary>Ends the span of an attempt.</summary>
    /// <param name="span">The span.</param>
    /// <param name="attempt">How it ended.</param>
    public static void EndAttempt(Activity span, AttemptEntry attempt)
    {
        if (span.IsAllDataRequested)
        {
            span.SetTag(Names.AttemptOutcome, EnumWord.Of(attempt.Outcome));
            span.SetTag(Names.ResponseId, attempt.UpstreamId);
            span.SetTag(Names.TimeToFirstChunk, attempt.FirstToken?.TotalSeconds);
            SetTokens(span, attempt.Usage);
            SetUsd(span, Names.Cost, attempt.Cost.Usd);
            if (attempt.Failure is { } failure)
            {
                Fail(span, EnumWord.Of(failure));
            }
        }

        span.Stop();
    }

    /// <summary>Ends the span of the request.</summary>
    /// <param name="entry">The request's row.</param>
    public void End(RequestEntry entry)
    {
        if (request.IsAllDataRequested)
        {
            Describe(entry);
        }

        request.Stop();
    }

    private void Describe(RequestEntry entry)
    {
        request.SetTag(Names.Operation, operation);
        request.SetTag(Names.RequestModel, Short(entry.RequestedModel));
        request.SetTag(Names.RequestStream, entry.Streamed);
        request.SetTag(Names.ResponseModel, entry.Model);
        request.SetTag(Names.RequestId, entry.Id);
        request.SetTag(Names.Endpoint, entry.Endpoint);
        request.SetTag(Names.Task, entry.Task);
        request.SetTag(Names.TaskSource, EnumWord.Of(entry.Source));
        request.SetTag(Names.Path, entry.Path);
        request.SetTag(Names.Reason, entry.Reason.Length == 0 ? null : entry.Reason);
        request.SetTag(Names.Outcome, EnumWord.Of(entry.Outcome));
        request.SetTag(Names.Escalated, entry.IsEscalated);
        request.SetTag(Names.Attempts, entry.Attempts.Length);
        request.SetTag(Names.OverheadMs, entry.Overhead.TotalMilliseconds);
        request.SetTag(Names.PolicyVersion, entry.PolicyVersion);
        SetUsd(request, Names.Cost, entry.CostUsd);
        SetUsd(request, Names.BaselineCost, entry.BaselineCostUsd);
        SetUsd(request, Names.Savings, entry.BaselineCostUsd - entry.CostUsd);
        if (ErrorOf(entry) is { } error)
        {
            Fail(request, error);
        }
    }

    /// <summary>The class of a request's failure: the last attempt's, else its outcome.</summary>
    /// <param name="entry">The request's row.</param>
    /// <returns>The class; <see langword="null"/> when an answer was served.</returns>
    public static string? ErrorOf(RequestEntry entry) => entry.Outcome is RequestOutcome.Served or RequestOutcome.ServedUnpassed ? null
        : entry.Outcome == RequestOutcome.Failed && entry.Attempts is [.., { Failure: { } failure }] ? EnumWord.Of(failure)
        : EnumWord.Of(entry.Outcome);

    private static void SetTokens(Activity span, Spending.TokenUsage usage)
    {
        if (usage.Total == 0)
        {
            return;
        }

        span.SetTag(Names.InputTokens, usage.Prompt);
        span.SetTag(Names.OutputTokens, usage.Completion);
        span.SetTag(Names.CacheReadTokens, usage.CacheRead == 0 ? null : usage.CacheRead);
        span.SetTag(Names.CacheWriteTokens, usage.CacheWrite5m + usage.CacheWrite1h is not 0 and long written ? written : null);
        span.SetTag(Names.ReasoningTokens, usage.Reasoning == 0 ? null : usage.Reasoning);
    }

    // OpenTelemetry has no decimal; the ledger keeps the exact amount.
    private static void SetUsd(Activity span, string name, decimal? usd) => span.SetTag(name, (double?)usd);

    private static void Fail(Activity span, string error)
    {
        span.SetTag(Names.ErrorType, error);
        span.SetStatus(ActivityStatusCode.Error);
    }

    // The caller's own text: a model's name, or whatever stands in its place.
    private static string Short(string name) => name.Length <= 128 ? name : name[..128];
}
