using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Suffice.Audit.Calls;
using Suffice.Audit.Discovery;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Discovery.Templates;
using Suffice.Audit.Pricing;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Reading;

/// <summary>Works out of a logged call what is counted of it. Thread-safe.</summary>
internal sealed class CallDigester(CallClassifier classifier, ModelLookup models, CallPricing pricing, TaskGroups groups)
{
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
        ulong lot = LotOf(place, number);
        CallReading read = Read(call, fixedPart, counted, lot, isWhole);
        long times = Math.Max(1, (long)decimal.Round(call.Weight));
        bool compared = CallPricing.CanCompare(counted, model, paid);
        bool ordinary = compared && pricing.IsOrdinary(counted, model!);
        return new CallDigest
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
            Head = read.Head,
            Shape = read.Shape,
            Signs = read.Signs,
            HasText = call.Request is not null,
            Usage = times == 1 ? counted : Times(counted, times),
            IsGuessed = counted.Basis == UsageBasis.Estimated && call.Usage.Basis == UsageBasis.None,
            UsageDoubt = call.UsageDoubt,
            ServiceTier = call.ServiceTier ?? string.Empty,
            Region = call.Region ?? string.Empty,
            Paid = times == 1 ? paid : paid with { Usd = paid.Usd * times },
            LoggedUsd = call.LoggedUsd * times,
            CostDoubt = DoubtOf(call, counted, model, paid),
            LatencyMs = call.Latency is { } latency ? (long)latency.TotalMilliseconds : null,
            Outcome = call.Outcome,
            ToolUses = call.BilledToolUses * times,
            Times = times,
            ShortAnswer = ShortAnswerOf(call.Answer),
            IsOrdinary = ordinary,
            Candidates = compared && !ordinary ? Compared(counted, model!, paid.Usd!.Value, new ComparedKind(model!.Name, read.Shape.Traits, call.ServiceTier ?? string.Empty, call.Region ?? string.Empty), times) : [],
            Cache = fixedPart is null ? null : CacheChance.Of(model, counted, call.At, fixedPart, call.Model),
            Lot = lot,
            Text = read.Text,
        };
    }

    private CallReading Read(LoggedCall call, FixedPart? fixedPart, TokenUsage counted, ulong lot, bool isWhole)
    {
        if (call.Request is not { } request)
        {
            return call.Answer.IsDefaultOrEmpty
                ? new(new CallShape(null, CallTraits.None, 0, 0, counted.Prompt), FixedSigns.None, string.Empty, null)
                : new(
                    new CallShape(null, AnswerTraits.Of(call.Answer), 0, 0, counted.Prompt),
                    FixedSigns.None,
                    string.Empty,
                    isWhole ? null : new CallText(string.Empty, string.Empty, SampleText.Of(call.Answer)));
        }

        long promptTokens = counted.Prompt > 0 ? counted.Prompt : TokenEstimate.Prompt(request);
        FixedSigns signs = fixedPart?.Signs ?? FixedSigns.None;
        CallShape shape = classifier.Classify(request, call.Answer, signs, promptTokens);
        string head = fixedPart is null ? PromptHead.Of(request) : string.Empty;
        bool wanted = !isWhole || groups.Wants(call.Hint, fixedPart, head, promptTokens, lot);
        return wanted
            ? new(shape, signs.Labels.IsEmpty ? classifier.ReadWhole(request) : signs, head, SampleText.Of(request, call.Answer))
            : new(shape, signs, head, null);
    }

    private CandidateCost[] Compared(TokenUsage counted, Model model, decimal paid, ComparedKind kind, long times) =>
    [
        .. pricing.CompareOne(counted, model, paid, kind).Select(cost => cost with
        {
            Now = cost.Now * times, Same = cost.Same * times, Low = cost.Low * times, High = cost.High * times,
        }),
    ];

    private static TokenUsage UsageOf(LoggedCall call) =>
        call.Usage.Basis == UsageBasis.None && call.Usage.Total == 0 && call.Request is { } request
            && call.Outcome != CallOutcome.Failed && !call.Answer.IsDefaultOrEmpty
            ? new TokenUsage { Input = TokenEstimate.Prompt(request), Output = AnswerTokens(call.Answer), Basis = UsageBasis.Estimated }
            : call.Usage;

    private static long AnswerTokens(ImmutableArray<ContentPart> answer) =>
        TokenEstimate.Text(ContentPart.TextOf(answer)) + answer.OfType<ToolCallPart>().Sum(tool => TokenEstimate.Text(tool.Name) + TokenEstimate.Text(tool.ArgumentsJson));

    private string? DoubtOf(LoggedCall call, TokenUsage counted, Model? model, PricedUsage paid) =>
        call.LoggedUsd is { } logged && paid.Usd is { } computed && model is not null && paid.PriceRow is not null && counted.Total > 0
            ? CostDoubt.Of(logged, computed, model, counted, pricing.TermsOf(call))
            : null;

    private static ulong ShortAnswerOf(ImmutableArray<ContentPart> answer) =>
        AnswerTraits.ShortText(answer) is { Length: > 0 } text ? Hash(text.ToLowerInvariant()) : 0;

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

    /// <summary>What a call's text says.</summary>
    private readonly record struct CallReading(CallShape Shape, FixedSigns Signs, string Head, CallText? Text);
}
