using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Suffice.Audit.Calls;
using Suffice.Audit.Discovery;
using Suffice.Audit.Pricing;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Reading;

/// <summary>Works out of a logged call what is counted of it. Thread-safe.</summary>
internal sealed class CallDigester(CallClassifier classifier, ModelLookup models, CallPricing pricing, ISampling sampling)
{
    private const int LongestShortAnswer = 40;

    private readonly FixedParts fixedParts = new(classifier);

    /// <summary>Digests one call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="number">Its number among the calls of its row.</param>
    /// <param name="isWhole">False for a part of a call, which is priced and sampled when the rest is there.</param>
    /// <returns>The digest.</returns>
    public CallDigest Digest(LoggedCall call, RowPlace place, int number, bool isWhole = true)
    {
        TokenUsage counted = UsageOf(call);
        Model? model = call.Model is { Length: > 0 } name ? models.Find(name) : null;
        FixedPart? fixedPart = call.Request is { } request ? fixedParts.Of(request) : null;
        PricedUsage paid = pricing.Paid(call, counted, model);
        CallDigest digest = new()
        {
            Place = place,
            Id = Hash(call.ResponseId),
            Span = Hash(call.SpanId),
            Parent = Hash(call.ParentSpanId),
            At = call.At,
            ModelName = call.Model ?? string.Empty,
            Model = model,
            Provider = model?.Provider ?? call.Provider ?? string.Empty,
            Hint = call.Hint,
            Fixed = fixedPart,
            Outcome = call.Outcome,
            IsGuessed = counted.Basis == UsageBasis.Estimated && call.Usage.Basis == UsageBasis.None,
            UsageDoubt = call.UsageDoubt,
            ServiceTier = call.ServiceTier ?? string.Empty,
            Region = call.Region ?? string.Empty,
            LatencyMs = call.Latency is { } latency ? (long)latency.TotalMilliseconds : null,
            Times = Math.Max(1, (long)decimal.Round(call.Weight)),
            Lot = LotOf(place, number),
            CostDoubt = DoubtOf(call, counted, model, paid),
            Cache = fixedPart is null ? null : CacheChance.Of(model, counted, call.At, Hash(fixedPart.Fingerprint + call.Model), fixedPart.Tokens),
        };

        return Weighed(Compared(WithText(digest, call, counted, isWhole), counted, paid), call, counted, paid);
    }

    private CallDigest Compared(CallDigest digest, TokenUsage counted, PricedUsage paid) =>
        !CallPricing.CanCompare(counted, digest.Model, paid) ? digest
        : pricing.IsOrdinary(counted, digest.Model!) ? digest with { IsOrdinary = true }
        : digest with { Candidates = pricing.CompareOne(counted, digest.Model!, paid.Usd!.Value, digest.Shape.Traits) };

    private CallDigest WithText(CallDigest digest, LoggedCall call, TokenUsage counted, bool isWhole)
    {
        if (call.Request is not { } request)
        {
            CallTraits answered = call.Answer.IsDefaultOrEmpty ? CallTraits.None : AnswerTraits(call.Answer);
            return digest with
            {
                Shape = new CallShape(null, answered, 0, 0, counted.Prompt),
                ShortAnswer = ShortAnswerOf(call.Answer),
                Text = isWhole || call.Answer.IsDefaultOrEmpty ? null : new CallText(string.Empty, string.Empty, SampleText.Of(call.Answer)),
            };
        }

        long promptTokens = counted.Prompt > 0 ? counted.Prompt : TokenEstimate.Prompt(request);
        CallShape shape = classifier.Classify(request, call.Answer, digest.Fixed?.Signs ?? FixedSigns.None, promptTokens);
        string head = digest.Fixed is null ? PromptHead.Of(request) : string.Empty;
        bool wanted = !isWhole || sampling.Wants(digest.Hint, digest.Fixed, head, promptTokens, digest.Lot);
        return digest with
        {
            HasText = true,
            Head = head,
            Shape = shape,
            ShortAnswer = ShortAnswerOf(call.Answer),
            Text = wanted ? SampleText.Of(request, call.Answer) : null,
        };
    }

    private static CallDigest Weighed(CallDigest digest, LoggedCall call, TokenUsage counted, PricedUsage paid) => digest.Times == 1
        ? digest with { Usage = counted, Paid = paid, LoggedUsd = call.LoggedUsd, ToolUses = call.BilledToolUses }
        : digest with
        {
            Usage = Times(counted, digest.Times),
            Paid = paid with { Usd = paid.Usd * digest.Times },
            LoggedUsd = call.LoggedUsd * digest.Times,
            ToolUses = call.BilledToolUses * digest.Times,
            Candidates =
            [
                .. digest.Candidates.Select(cost => cost with
                {
                    Now = cost.Now * digest.Times, Same = cost.Same * digest.Times, Low = cost.Low * digest.Times, High = cost.High * digest.Times,
                }),
            ],
        };

    private static TokenUsage UsageOf(LoggedCall call) =>
        call.Usage.Basis == UsageBasis.None && call.Usage.Total == 0 && call.Request is { } request
            && call.Outcome != CallOutcome.Failed && !call.Answer.IsDefaultOrEmpty
            ? new TokenUsage { Input = TokenEstimate.Prompt(request), Output = AnswerTokens(call.Answer), Basis = UsageBasis.Estimated }
            : call.Usage;

    private static long AnswerTokens(ImmutableArray<ContentPart> answer) =>
        TokenEstimate.Text(ContentPart.TextOf(answer)) + answer.OfType<ToolCallPart>().Sum(tool => TokenEstimate.Text(tool.Name) + TokenEstimate.Text(tool.ArgumentsJson));

    private static string? DoubtOf(LoggedCall call, TokenUsage counted, Model? model, PricedUsage paid) =>
        call.LoggedUsd is { } logged && paid.Usd is { } computed && model is not null && paid.PriceRow is not null && counted.Total > 0
            ? CostDoubt.Of(logged, computed, model, counted, new BillingTerms(call.At ?? default, call.ServiceTier, call.Region))
            : null;

    private CallTraits AnswerTraits(ImmutableArray<ContentPart> answer) =>
        classifier.Classify(new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = string.Empty, Messages = [] }, answer, FixedSigns.None, 0).Traits;

    private static ulong ShortAnswerOf(ImmutableArray<ContentPart> answer) =>
        answer is [TextPart { Text: { Length: > 0 and <= LongestShortAnswer } text }] ? Hash(text.Trim().ToLowerInvariant()) : 0;

    private static TokenUsage Times(TokenUsage usage, long times) => new()
    {
        Input = usage.Input * times,
        CacheRead = usage.CacheRead * times,
        CacheWrite5m = usage.CacheWrite5m * times,
        CacheWrite1h = usage.CacheWrite1h * times,
        AudioInput = usage.AudioInput * times,
        Output = usage.Output * times,
        Reasoning = usage.Reasoning * times,
        AudioOutput = usage.AudioOutput * times,
        Basis = usage.Basis,
    };

    // Finalizer of SplitMix64 (Steele, Lea, Flood 2014): neighbours get numbers far apart.
    private static ulong LotOf(RowPlace place, int number)
    {
        ulong lot = ((ulong)place.File << 48) ^ ((ulong)place.Line << 12) ^ (ulong)number;
        lot += 0x9E3779B97F4A7C15;
        lot = (lot ^ (lot >> 30)) * 0xBF58476D1CE4E5B9;
        lot = (lot ^ (lot >> 27)) * 0x94D049BB133111EB;
        return lot ^ (lot >> 31);
    }

    private static ulong Hash(string? text) => string.IsNullOrEmpty(text) ? 0 : XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));
}
