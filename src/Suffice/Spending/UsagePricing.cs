using Suffice.Catalog;

namespace Suffice.Spending;

/// <summary>The one place that turns tokens into money.</summary>
/// <remarks>
/// Decimal arithmetic throughout; a result is rounded once, half to even, to twelve decimal places: the ledger's resolution. What is
/// not known (a missing row, bucket, tier or region) makes the whole price unknown and is named; it is never counted as zero.
/// </remarks>
public static class UsagePricing
{
    /// <summary>Decimal places of US dollars that a price keeps.</summary>
    public const int DecimalPlaces = 12;

    private const decimal Million = 1_000_000m;

    /// <summary>Prices what one call used.</summary>
    /// <param name="model">The model that answered.</param>
    /// <param name="usage">Its tokens; only buckets that hold tokens need a price.</param>
    /// <param name="terms">When, on which service tier and where it was served.</param>
    /// <returns>The price, or why it is not known.</returns>
    public static PricedUsage Price(Model model, TokenUsage usage, BillingTerms terms) =>
        PriceSum(model, usage, usage.Prompt, terms);

    /// <summary>Prices the tokens of several calls together, which costs the same as each by itself.</summary>
    /// <param name="model">The model that answered.</param>
    /// <param name="usage">The tokens of all.</param>
    /// <param name="longestPrompt">The longest prompt among them: all must lie on the same side of a price for long prompts.</param>
    /// <param name="terms">When, on which service tier and where they were served.</param>
    /// <returns>The price, or why it is not known.</returns>
    public static PricedUsage PriceSum(Model model, TokenUsage usage, long longestPrompt, BillingTerms terms)
    {
        ArgumentNullException.ThrowIfNull(model);

        if (!Rate.TryFind(model, terms, longestPrompt, out Rate rate, out string? unknown))
        {
            return new PricedUsage(null, rate.RowName, unknown);
        }

        if (usage.Basis == UsageBasis.None && usage.Total == 0 && !rate.IsFree(terms))
        {
            return new PricedUsage(null, rate.RowName, "no usage was reported");
        }

        TokenPrices tokens = rate.Price.Tokens;
        BucketSum sum = default;
        sum.Add(usage.Input, tokens.Input, "input");
        sum.Add(usage.CacheRead, tokens.CacheRead, "cache_read");
        sum.Add(usage.CacheWrite5m, tokens.CacheWrite5m, "cache_write_5m");
        sum.Add(usage.CacheWrite1h, tokens.CacheWrite1h, "cache_write_1h");
        sum.Add(usage.AudioInput, tokens.AudioInput, "audio_input");
        sum.Add(usage.Output, tokens.Output, "output");
        sum.Add(usage.Reasoning, tokens.Reasoning ?? tokens.Output, "output");
        sum.Add(usage.AudioOutput, tokens.AudioOutput, "audio_output");
        return Finish(sum, rate, model);
    }

    /// <summary>The most a call can cost, for a reservation before it is sent.</summary>
    /// <remarks>
    /// Every prompt token is taken at the dearest stated way a text token can be billed (plain, cache read or either cache write)
    /// and every answer token at the dearer of answer and reasoning. It is as good as the two lengths given.
    /// </remarks>
    /// <param name="model">The model to be called.</param>
    /// <param name="promptTokens">Prompt length in tokens, from <c>TokenEstimate</c>.</param>
    /// <param name="maxOutputTokens">The most answer tokens the call allows.</param>
    /// <param name="terms">When, on which service tier and where it will be served.</param>
    /// <returns>The price, or why it is not known; a caller with a budget refuses the unknown.</returns>
    public static PricedUsage WorstCase(
        Model model, long promptTokens, int maxOutputTokens, BillingTerms terms)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(promptTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(maxOutputTokens);

        if (!Rate.TryFind(model, terms, promptTokens, out Rate rate, out string? unknown))
        {
            return new PricedUsage(null, rate.RowName, unknown);
        }

        TokenPrices tokens = rate.Price.Tokens;
        BucketSum sum = default;
        sum.Add(promptTokens, Dearest(tokens.Input, tokens.CacheRead, tokens.CacheWrite5m, tokens.CacheWrite1h), "input");
        sum.Add(maxOutputTokens, Dearest(tokens.Output, tokens.Reasoning), "output");
        return Finish(sum, rate, model);
    }

    /// <summary>What a million tokens of each bucket cost, service tier and region counted.</summary>
    /// <param name="model">The model.</param>
    /// <param name="terms">When, on which service tier and where it was served.</param>
    /// <param name="promptTokens">How long the prompt was: long ones may have prices of their own.</param>
    /// <returns>The prices, reasoning where it costs as any answer included; <see langword="null"/> when none hold.</returns>
    public static TokenPrices? PerMillion(Model model, BillingTerms terms, long promptTokens)
    {
        ArgumentNullException.ThrowIfNull(model);

        if (!Rate.TryFind(model, terms, promptTokens, out Rate rate, out _))
        {
            return null;
        }

        TokenPrices tokens = rate.Price.Tokens;
        return new TokenPrices
        {
            Input = tokens.Input * rate.Price.Factor,
            CacheRead = tokens.CacheRead * rate.Price.Factor,
            CacheWrite5m = tokens.CacheWrite5m * rate.Price.Factor,
            CacheWrite1h = tokens.CacheWrite1h * rate.Price.Factor,
            AudioInput = tokens.AudioInput * rate.Price.Factor,
            Output = tokens.Output * rate.Price.Factor,
            Reasoning = (tokens.Reasoning ?? tokens.Output) * rate.Price.Factor,
            AudioOutput = tokens.AudioOutput * rate.Price.Factor,
        };
    }

    /// <summary>Takes a provider's own statement of what a call cost.</summary>
    /// <param name="usd">US dollars.</param>
    /// <returns>The price, its row named <c>reported</c>; unknown when the statement is negative.</returns>
    public static PricedUsage FromReported(decimal usd) => usd < 0
        ? new PricedUsage(null, "reported", "the provider reported a negative cost")
        : new PricedUsage(Round(usd), "reported");

    private static PricedUsage Finish(BucketSum sum, Rate rate, Model model) => sum.Unpriced is null
        ? new PricedUsage(Round(sum.DollarTokens * rate.Price.Factor / Million), rate.RowName)
        : new PricedUsage(null, rate.RowName, $"{model.Id} has no {sum.Unpriced} price");

    /// <summary>Null unless the first, which every call needs, is known.</summary>
    private static decimal? Dearest(decimal? needed, params ReadOnlySpan<decimal?> others)
    {
        decimal? dearest = needed;
        foreach (decimal? other in others)
        {
            dearest = other > dearest ? other : dearest;
        }

        return dearest;
    }

    private static decimal Round(decimal usd) => decimal.Round(usd, DecimalPlaces, MidpointRounding.ToEven);

    /// <summary>Tokens times their prices, and the first bucket that has tokens and no price.</summary>
    private struct BucketSum
    {
        public decimal DollarTokens { get; private set; }

        public string? Unpriced { get; private set; }

        public void Add(long tokens, decimal? price, string bucket)
        {
            if (tokens == 0)
            {
                return;
            }

            DollarTokens += tokens * price.GetValueOrDefault();
            Unpriced ??= price is null ? bucket : null;
        }
    }
}
