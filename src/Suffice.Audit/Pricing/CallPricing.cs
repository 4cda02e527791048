using System.Collections.Immutable;
using Suffice.Audit.Calls;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Pricing;

/// <summary>Prices calls: what was paid, and what the candidates for a first rung would take. Thread-safe.</summary>
/// <param name="candidates">The candidates.</param>
/// <param name="now">Today: what candidates cost, and calls without a time.</param>
internal sealed class CallPricing(ImmutableArray<Model> candidates, DateTimeOffset now)
{
    /// <summary>
    /// Tokens of thought that a call costs on a model that thinks unasked, where the present one does not: recorded labels of 2,374 tickets by
    /// gpt-5-nano took 525 on average.
    /// </summary>
    public const int ThoughtTokens = 500;

    private const CallTraits BoundedAnswer = CallTraits.Schema | CallTraits.ClosedLabels | CallTraits.ShortAnswered | CallTraits.ToolsAnswered;

    private static readonly PricedUsage Nothing = new(0m, null);

    private readonly long ordinary = candidates.IsEmpty ? long.MaxValue : candidates.Min(LongestOrdinary);

    /// <summary>The candidates.</summary>
    public ImmutableArray<Model> Candidates => candidates;

    /// <summary>Whether a model thinks unasked, and bills it: of OpenAI's, all that can.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The answer.</returns>
    public static bool AlwaysThinks(Model model) => model is { Family: "gpt", Capabilities: { } can } && can.HasFlag(ModelCapabilities.Reasoning);

    /// <summary>What a call cost.</summary>
    /// <param name="call">The call.</param>
    /// <param name="usage">Its tokens.</param>
    /// <param name="model">The catalogue's model.</param>
    /// <returns>The price; unknown with the reason, never zero for want of a price.</returns>
    public PricedUsage Paid(LoggedCall call, TokenUsage usage, Model? model)
    {
        if (call.ServedFromCache || (call.Outcome == CallOutcome.Failed && usage.Total == 0))
        {
            return Nothing;
        }

        return model is null
            ? new PricedUsage(null, null, call.Model is null ? "the log names no model" : "the catalogue does not know this model")
            : UsagePricing.Price(model, usage, TermsOf(call));
    }

    /// <summary>The day as of which calls without a time are priced.</summary>
    public DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>What besides the tokens a call was billed by; one without a time as of today.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The terms.</returns>
    public BillingTerms TermsOf(LoggedCall call) => new(call.At ?? now, call.ServiceTier, call.Region);

    /// <summary>Whether a call is short enough that it can be priced together with others: no price for long prompts, no full window.</summary>
    /// <param name="usage">Its tokens.</param>
    /// <param name="present">Its model.</param>
    /// <returns>The answer.</returns>
    public bool IsOrdinary(TokenUsage usage, Model present) => usage.Total <= ordinary && usage.Total <= LongestOrdinary(present);

    /// <summary>Whether a call can be compared at all: it has a price, and its model gives answers.</summary>
    /// <param name="usage">Its tokens.</param>
    /// <param name="model">Its model.</param>
    /// <param name="paid">What was paid.</param>
    /// <returns>The answer.</returns>
    public static bool CanCompare(TokenUsage usage, Model? model, PricedUsage paid) =>
        model is not null && model.Capabilities != ModelCapabilities.Embeddings && paid.Usd is > 0 && usage.Total > 0;

    /// <summary>What one call would cost on every candidate.</summary>
    /// <param name="usage">Its tokens.</param>
    /// <param name="present">Its model.</param>
    /// <param name="paid">What was paid, in US dollars.</param>
    /// <param name="kind">What kind of call it is.</param>
    /// <returns>An entry a candidate.</returns>
    public CandidateCost[] CompareOne(TokenUsage usage, Model present, decimal paid, ComparedKind kind)
    {
        ComparedCalls call = new(1, usage, paid, usage.Reasoning == 0 ? 1 : 0);
        return [.. candidates.Select(candidate => Compare(call, present, candidate, kind))];
    }

    /// <summary>What calls would cost on a candidate, beside what their own model costs today.</summary>
    /// <param name="calls">Calls of one model, either one, or such as <see cref="IsOrdinary"/> holds of.</param>
    /// <param name="present">Their model.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="kind">What kind of calls they are. A candidate is priced at their service tier if it has one of that name, else at the standard price.</param>
    /// <returns>The costs; not known when the candidate cannot take them or has no price for them.</returns>
    public CandidateCost Compare(ComparedCalls calls, Model present, Model candidate, ComparedKind kind)
    {
        TokenUsage usage = calls.Usage;
        if (!CanTake(candidate, calls, kind.Traits))
        {
            return default;
        }

        bool sameFamily = present.Family is not null && present.Family == candidate.Family;
        TokenBand band = TokenBand.Of(sameFamily, (kind.Traits & BoundedAnswer) != CallTraits.None);
        TokenUsage plain = TokenBand.WithoutCache(usage);
        TokenUsage asCached = CanCache(candidate, usage) ? usage : plain;
        long thoughts = AlwaysThinks(candidate) ? calls.Thoughtless * ThoughtTokens : 0;
        BillingTerms terms = new(now, kind.ServiceTier, kind.Region);
        BillingTerms there = new(now, candidate.Prices.Any(row => row.ServiceTiers.ContainsKey(kind.ServiceTier)) ? kind.ServiceTier : null);
        decimal? today = Price(present, usage, calls.Count, terms) ?? calls.PaidUsd;
        decimal? same = Price(candidate, Thinking(sameFamily ? asCached : plain, thoughts), calls.Count, there);
        decimal? low = Price(candidate, band.Low(asCached), calls.Count, there);
        decimal? high = Price(candidate, Thinking(band.High(asCached, sameFamily), 2 * thoughts), calls.Count, there);
        return same is null || low is null || high is null ? default : new CandidateCost(true, today.Value, same.Value, low.Value, high.Value);
    }

    private static decimal? Price(Model model, TokenUsage usage, long calls, BillingTerms terms) =>
        UsagePricing.PriceSum(model, usage, calls == 1 ? usage.Prompt : 0, terms).Usd;

    // Half of it, for a band may double what a call takes.
    private static long LongestOrdinary(Model model)
    {
        long longest = model.ContextWindow ?? long.MaxValue;
        foreach (Price row in model.Prices)
        {
            longest = Math.Min(longest, row.LongContext?.Above ?? long.MaxValue);
        }

        return longest / 2;
    }

    private static TokenUsage Thinking(TokenUsage usage, long tokens) => usage with { Reasoning = usage.Reasoning + tokens };

    private static bool CanTake(Model candidate, ComparedCalls calls, CallTraits traits) =>
        (calls.Count > 1 || candidate.ContextWindow is not { } window || calls.Usage.Total <= window)
        && ((traits & CallTraits.Images) == CallTraits.None || candidate.Capabilities is not { } can || can.HasFlag(ModelCapabilities.Vision))
        && (calls.Usage.AudioInput + calls.Usage.AudioOutput == 0 || (candidate.Capabilities ?? ModelCapabilities.None).HasFlag(ModelCapabilities.Audio));

    private static bool CanCache(Model candidate, TokenUsage usage)
    {
        foreach (Price row in candidate.Prices)
        {
            if ((usage.CacheRead > 0 && row.Tokens.CacheRead is null)
                || (usage.CacheWrite5m > 0 && row.Tokens.CacheWrite5m is null)
                || (usage.CacheWrite1h > 0 && row.Tokens.CacheWrite1h is null))
            {
                return false;
            }
        }

        return true;
    }
}
