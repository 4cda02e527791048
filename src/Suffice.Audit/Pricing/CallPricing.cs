using System.Collections.Immutable;
using Suffice.Audit.Calls;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Pricing;

/// <summary>Prices one call: what was paid, and what the candidates for a first rung would take. Thread-safe.</summary>
/// <param name="candidates">The candidates.</param>
/// <param name="now">Today: what candidates cost, and calls without a time.</param>
internal sealed class CallPricing(ImmutableArray<Model> candidates, DateTimeOffset now)
{
    private const CallTraits BoundedAnswer = CallTraits.Schema | CallTraits.ClosedLabels | CallTraits.ShortAnswered | CallTraits.ToolsAnswered;

    /// <summary>
    /// Tokens of thought that a call costs on a model that thinks unasked, where the present one does not: recorded labels of 2,374 tickets by
    /// gpt-5-nano took 525 on average.
    /// </summary>
    public const int ThoughtTokens = 500;

    private static readonly PricedUsage Nothing = new(0m, null);

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
            : UsagePricing.Price(model, usage, new BillingTerms(call.At ?? now, call.ServiceTier, call.Region));
    }

    /// <summary>What the call would cost on each candidate, beside what its own model costs today.</summary>
    /// <param name="usage">Its tokens.</param>
    /// <param name="model">Its model.</param>
    /// <param name="paid">What was paid.</param>
    /// <param name="traits">What is there in it.</param>
    /// <returns>An entry a candidate; empty when nothing can be compared.</returns>
    public CandidateCost[] Compare(TokenUsage usage, Model? model, PricedUsage paid, CallTraits traits)
    {
        if (model is null || paid.Usd is not > 0 || usage.Total == 0 || model.Capabilities == ModelCapabilities.Embeddings)
        {
            return [];
        }

        decimal today = UsagePricing.Price(model, usage, new BillingTerms(now)).Usd ?? paid.Usd.Value;
        CandidateCost[] costs = new CandidateCost[candidates.Length];
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = Compare(usage, model, candidates[i], traits, today);
        }

        return costs;
    }

    private CandidateCost Compare(TokenUsage usage, Model present, Model candidate, CallTraits traits, decimal today)
    {
        if (!CanTake(candidate, usage, traits))
        {
            return default;
        }

        bool sameFamily = present.Family is not null && present.Family == candidate.Family;
        TokenBand band = TokenBand.Of(sameFamily, (traits & BoundedAnswer) != CallTraits.None);
        TokenUsage plain = TokenBand.WithoutCache(usage);
        TokenUsage asCached = CanCache(candidate, usage) ? usage : plain;
        BillingTerms terms = new(now);
        bool thinks = usage.Reasoning == 0 && AlwaysThinks(candidate);
        decimal? same = UsagePricing.Price(candidate, Thinking(sameFamily ? asCached : plain, thinks ? ThoughtTokens : 0), terms).Usd;
        decimal? low = UsagePricing.Price(candidate, band.Low(asCached), terms).Usd;
        decimal? high = UsagePricing.Price(candidate, Thinking(band.High(asCached, sameFamily), thinks ? 2 * ThoughtTokens : 0), terms).Usd;
        return same is null || low is null || high is null ? default : new CandidateCost(true, today, same.Value, low.Value, high.Value);
    }

    private static TokenUsage Thinking(TokenUsage usage, int tokens) => usage with { Reasoning = usage.Reasoning + tokens };

    private static bool CanTake(Model candidate, TokenUsage usage, CallTraits traits) =>
        (candidate.ContextWindow is not { } window || usage.Total <= window)
        && ((traits & CallTraits.Images) == CallTraits.None || candidate.Capabilities is not { } can || can.HasFlag(ModelCapabilities.Vision))
        && (usage.AudioInput + usage.AudioOutput == 0 || (candidate.Capabilities ?? ModelCapabilities.None).HasFlag(ModelCapabilities.Audio));

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

/// <summary>One call on one candidate, in US dollars.</summary>
/// <param name="IsKnown">False when the candidate cannot take the call or has no price for it.</param>
/// <param name="Now">What the call's own model costs today.</param>
/// <param name="Same">The candidate with the same tokens.</param>
/// <param name="Low">The candidate at the low end of the band.</param>
/// <param name="High">The candidate at the high end.</param>
internal readonly record struct CandidateCost(bool IsKnown, decimal Now, decimal Same, decimal Low, decimal High);
