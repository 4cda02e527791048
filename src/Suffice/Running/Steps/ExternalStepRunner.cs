using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Ledger;
using Suffice.Pipelines;
using Suffice.Pipelines.Scopes;
using Suffice.Providers;
using Suffice.Tasks;

namespace Suffice.Running.Steps;

/// <summary>Buys what a step wants elsewhere, and records what it cost.</summary>
/// <remarks>A try that fails costs nothing: units are paid that were delivered. Its row has the unit price as cost and as baseline, for routing saves nothing here.</remarks>
internal sealed class ExternalStepRunner(RunningParts parts, ExternalCaller caller)
{
    private const string Endpoint = "external";

    /// <summary>Does it.</summary>
    /// <param name="hand">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="scope">What it can see.</param>
    /// <param name="cancellationToken">Ends it; what was tried is recorded, and it throws.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="InvalidDataException">A template cannot be filled.</exception>
    public async Task<StepReport> RunAsync(RunHand hand, ExternalStep step, RunScope scope, CancellationToken cancellationToken)
    {
        ExternalBuying buying = new(step, parts.Time);
        StepReport report = new() { Step = step.Name, Index = scope.Index, Status = StepStatus.Completed, Model = step.Service, IsStandIn = step.Call is null };
        CallFailure? failure = null;
        JsonElement? answer = null;
        try
        {
            if (step.StandIn is { } standIn)
            {
                answer = await standIn.FillAsync(scope).ConfigureAwait(false);
                buying.Add(null);
            }
            else
            {
                (answer, failure) = await CallAsync(hand, step, step.Call!, scope, buying, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            report = report with { Request = await RecordAsync(hand, step, scope, buying).ConfigureAwait(false) };
        }

        return failure is null
            ? report with { Answer = answer, CostUsd = step.CostUsd, BaselineCostUsd = step.CostUsd }
            : report with
            {
                Status = StepStatus.Failed,
                Failure = new StepFailure(step.Name, scope.Index, Endpoint, $"{step.Service}: {failure.Message}") { MayPass = failure.MayPass },
            };
    }

    private async Task<(JsonElement? Answer, CallFailure? Failure)> CallAsync(
        RunHand hand, ExternalStep step, ExternalCall call, RunScope scope, ExternalBuying buying, CancellationToken cancellationToken)
    {
        JsonElement body = call.Body is { } template ? await template.FillAsync(scope).ConfigureAwait(false) : JsonSerializer.SerializeToElement(new { });
        string key = IdempotencyKey.Of(hand.Id, step.Name, scope.Index, body);
        for (int retries = 0; ; retries++)
        {
            buying.Begin();
            ExternalReply reply = await caller.SendAsync(call, body, key, cancellationToken).ConfigureAwait(false);
            buying.Add(reply.Failure);
            if (reply.Failure is not { } failure)
            {
                return (reply.Answer, null);
            }

            if (parts.Retries.Next(failure, retries, call.Retries, untilDeadline: null) is not { } wait)
            {
                return (null, failure);
            }

            await Task.Delay(wait, parts.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string?> RecordAsync(RunHand hand, ExternalStep step, RunScope scope, ExternalBuying buying)
    {
        ImmutableArray<AttemptEntry> attempts = buying.Attempts;
        if (attempts.IsEmpty)
        {
            return null; // Nothing was asked of anybody.
        }

        bool isDone = attempts[^1].Outcome == AttemptOutcome.Accepted;
        decimal cost = isDone ? step.CostUsd : 0m;
        RequestEntry entry = new()
        {
            Id = parts.Ids.Next(),
            At = attempts[0].At,
            Source = TaskSource.Default,
            SourceWhy = step.Call is null ? "a stand-in: nothing was called" : null,
            Endpoint = Endpoint,
            Key = hand.Call.Caller.Name,
            RequestedModel = step.Service,
            Outcome = isDone ? RequestOutcome.Served : RequestOutcome.Failed,
            Model = step.Service,
            Path = step.Service,
            CostUsd = cost,
            KnownCostUsd = cost,
            BaselineCostUsd = cost,
            BaselineModel = step.Service,
            Latency = buying.Elapsed,
            PolicyVersion = hand.Policy.Version,
            PriceVersion = hand.Policy.PriceVersion,
            Attempts = attempts,
            Error = attempts[^1].FailureMessage,
            Place = hand.PlaceOf(step.Name, scope.Index),
        };
        await hand.RecordAsync(entry).ConfigureAwait(false);

        return entry.Id;
    }
}
