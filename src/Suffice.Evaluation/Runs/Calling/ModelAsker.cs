using System.Collections.Concurrent;
using System.Text.Json;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Runs.Keeping;
using Suffice.Providers;
using Suffice.Providers.Recordings;
using Suffice.Providers.Retries;

namespace Suffice.Evaluation.Runs.Calling;

/// <summary>Asks models: answers that came with the items first, then kept ones, then the provider, within the run's limits.</summary>
/// <param name="options">The limits.</param>
/// <param name="clients">Speaks to providers.</param>
/// <param name="cap">What may be spent.</param>
/// <param name="random">Draws waits between retries.</param>
/// <param name="time">The clock.</param>
internal sealed class ModelAsker(EvalOptions options, IModelClients clients, SpendingCap cap, Random random, TimeProvider time)
{
    private readonly AnswerCache cache = new(options.CacheFolder, reads: !options.Fresh);
    private readonly RetryDelay retries = new(new RetryPolicy(), random);
    private readonly CallPrice price = new(time.GetUtcNow());
    private readonly ConcurrentDictionary<string, ProviderPace> paces = new(StringComparer.Ordinal);

    /// <summary>Prices calls.</summary>
    public CallPrice Price => price;

    /// <summary>The call of an item as a model gets it.</summary>
    public ChatRequest CallOf(EvalItem item, EvalModel model)
    {
        ChatRequest request = item.Request with
        {
            Model = model.Name,
            MaxOutputTokens = options.MaxOutputTokens ?? item.Request.MaxOutputTokens,
            Temperature = options.Temperature ?? item.Request.Temperature,
            Logprobs = item.Request.Logprobs || IsJudgedByCertainty(model),
        };
        return model.IsReplayed ? request with { Metadata = WithRecording(request.Metadata, item.Id) } : request;
    }

    /// <summary>True when an answer is at hand and nobody needs to be called.</summary>
    public bool IsAtHand(EvalItem item, EvalModel model, int repeat) =>
        model.IsRecorded || AnswerCache.KeyOf(model, CallOf(item, model), repeat) is var key && (options.AtHand.ContainsKey(key) || cache.Has(key));

    /// <summary>Gets an item's answer from a model.</summary>
    public async ValueTask<CallResult> AnswerAsync(EvalItem item, EvalModel model, int repeat, CancellationToken cancellationToken)
    {
        RecordedOutput? recorded = model.RecordedIn(item);
        if (model.IsRecorded)
        {
            return Recorded(item, model, recorded);
        }

        CallResult result = await AskAsync(model, CallOf(item, model), repeat, _ => true, cancellationToken).ConfigureAwait(false);
        return model.IsReplayed && result.Answer is not null ? result with { RecordedVerdict = recorded?.Correct } : result;
    }

    /// <summary>Asks a model; an answer that can be used is kept.</summary>
    public async ValueTask<CallResult> AskAsync(
        EvalModel model, ChatRequest request, int repeat, Func<ChatAnswer, bool> isUsable, CancellationToken cancellationToken)
    {
        string key = AnswerCache.KeyOf(model, request, repeat);
        if (options.AtHand.TryGetValue(key, out CallResult? known))
        {
            return known with { Cached = true };
        }

        if (cache.Find(key, model.Model.Id) is { } kept)
        {
            return new CallResult(kept.Answer, null) { Latency = kept.Latency, CostUsd = price.Of(model, request, kept.Answer), Cached = true };
        }

        CallResult result = await SendAsync(model, request, cancellationToken).ConfigureAwait(false);
        if (result.Answer is { } answer && isUsable(answer))
        {
            cache.Keep(key, model.Model.Id, request, answer, result.Latency);
        }

        return result;
    }

    // A calibration reads how sure the lower rungs' tokens were; a model that is not known to say so may refuse the whole call.
    private bool IsJudgedByCertainty(EvalModel model) =>
        options.Task is { } task
        && task.Ladder.SkipLast(1).Any(rung => rung.Name == model.Name)
        && model.Model.Capabilities is { } can
        && can.HasFlag(ModelCapabilities.Logprobs);

    private CallResult Recorded(EvalItem item, EvalModel model, RecordedOutput? recorded) => recorded switch
    {
        null => new CallResult(null, new CallFailure(FailureKind.NotFound, $"the item has no answer of '{model.Name}'; it has {(item.Recorded.Count == 0 ? "none" : string.Join(", ", item.Recorded.Keys.Order(StringComparer.Ordinal).Take(20)))}")),
        { Failure: { } failure } => new CallResult(null, failure),
        { Answer: { } answer } => new CallResult(answer, null) { Latency = recorded.Latency, CostUsd = price.Of(model, item.Request, answer), RecordedVerdict = recorded.Correct },
        // Only the verdict was kept: there is nothing to measure, and the verdict holds.
        { Correct: { } verdict } => new CallResult(new ChatAnswer { Parts = [] }, null)
        {
            Latency = recorded.Latency,
            CostUsd = recorded.CostUsd ?? (recorded.Usage.Basis == Spending.UsageBasis.None ? null : price.Of(model, item.Request, new ChatAnswer { Parts = [], Usage = recorded.Usage })),
            RecordedVerdict = verdict,
        },
        _ => new CallResult(null, new CallFailure(FailureKind.NotFound, $"neither an answer of '{model.Name}' nor a verdict on one was recorded")),
    };

    private async ValueTask<CallResult> SendAsync(EvalModel model, ChatRequest request, CancellationToken cancellationToken)
    {
        ProviderDefinition provider = model.Provider!;
        ProviderPace pace = paces.GetOrAdd(provider.Name, _ => new ProviderPace(options.Concurrency, options.RequestsPerMinute, time));
        decimal? worst = price.Worst(model, request);
        for (int done = 0; ; done++)
        {
            if (!await cap.HoldAsync(worst, cancellationToken).ConfigureAwait(false))
            {
                throw new NoMoreCallsException();
            }

            CallResult result = await SendOnceAsync(model, request, worst, pace, cancellationToken).ConfigureAwait(false);
            if (result.Failure is not { } failure || retries.Next(failure, done, provider.MaxRetries, untilDeadline: null) is not { } wait)
            {
                return result;
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<CallResult> SendOnceAsync(EvalModel model, ChatRequest request, decimal? worst, ProviderPace pace, CancellationToken cancellationToken)
    {
        CallFailure? failure = null;
        // Until it is known what came of a call, the worst is taken for what it cost.
        decimal? cost = null;
        bool sent = false;
        try
        {
            await pace.EnterAsync(cancellationToken).ConfigureAwait(false);
            sent = true;
            ModelReply reply = await clients.For(model.Provider!).SendAsync(new ModelCall(model.Called, model.Provider!, request), cancellationToken).ConfigureAwait(false);
            failure = reply.Failure;
            decimal? charged = reply.Answer is { } answer ? price.Of(model, request, answer) : MayBeBilled(failure!) ? null : 0;
            cost = charged;
            return new CallResult(reply.Answer, failure) { Latency = reply.RecordedLatency ?? (model.IsReplayed ? null : reply.Elapsed), CostUsd = charged };
        }
        finally
        {
            if (sent)
            {
                pace.Leave(failure);
            }

            cap.Settle(worst, sent ? cost : 0);
        }
    }

    private static bool MayBeBilled(CallFailure failure) => failure.Kind is FailureKind.Timeout or FailureKind.Network or FailureKind.InvalidResponse;

    private static JsonElement WithRecording(JsonElement? metadata, string id)
    {
        Dictionary<string, JsonElement> all = metadata is { ValueKind: JsonValueKind.Object } given
            ? given.EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        all[RecordingIndex.IdInMetadata] = JsonSerializer.SerializeToElement(id);
        return JsonSerializer.SerializeToElement(all);
    }
}
