using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Pricing;

/// <summary>Finds the likely cause where the log's cost and the computed one differ.</summary>
internal static class CostDoubt
{
    /// <summary>The tolerance that tools of the field use for the same question.</summary>
    public const decimal Tolerance = 0.10m;

    private const decimal Close = 0.02m;

    /// <summary>Below half a millionth of a dollar a difference is rounding.</summary>
    private const decimal Smallest = 0.000_000_5m;

    /// <summary>The likely cause.</summary>
    /// <param name="logged">The log's cost.</param>
    /// <param name="computed">The computed cost.</param>
    /// <param name="model">The model.</param>
    /// <param name="usage">The tokens.</param>
    /// <param name="terms">What else it was billed by.</param>
    /// <returns>The cause in words; <see langword="null"/> when the two agree.</returns>
    public static string? Of(decimal logged, decimal computed, Model model, TokenUsage usage, BillingTerms terms)
    {
        if (Math.Abs(logged - computed) <= Math.Max(Tolerance * computed, Smallest))
        {
            return null;
        }

        return logged == 0
            ? "the log says 0: its table of prices did not know the model, or counted a cached answer"
            : ByTokens(logged, model, usage, terms) ?? ByFactor(logged, computed) ?? "no known cause: a price table of another day, a contract, or tokens counted otherwise";
    }

    private static string? ByTokens(decimal logged, Model model, TokenUsage usage, BillingTerms terms)
    {
        bool Costs(TokenUsage other, BillingTerms under) => UsagePricing.Price(model, other, under).Usd is { } usd && IsClose(logged, usd);

        bool cached = usage.CacheRead + usage.CacheWrite5m + usage.CacheWrite1h > 0;
        return cached && Costs(TokenBand.WithoutCache(usage), terms) ? "the log bills tokens of the cache as plain input"
            : cached && Costs(usage with { CacheRead = 0, CacheWrite5m = 0, CacheWrite1h = 0 }, terms) ? "the log leaves the tokens of the cache out"
            : cached && Costs(usage with { Input = usage.Input + usage.CacheRead }, terms) ? "the log bills cache reads twice, as input and as reads"
            : usage.CacheWrite1h > 0 && Costs(usage with { CacheWrite5m = usage.CacheWrite5m + usage.CacheWrite1h, CacheWrite1h = 0 }, terms) ? "the log bills cache writes of an hour at the price of five minutes"
            : usage.Reasoning > 0 && Costs(usage with { Reasoning = 0 }, terms) ? "the log leaves the reasoning tokens out"
            : usage.Reasoning > 0 && Costs(usage with { Output = usage.Output + usage.Reasoning }, terms) ? "the log bills reasoning tokens twice"
            : terms.ServiceTier is not null && Costs(usage, terms with { ServiceTier = null }) ? $"the log takes the standard price, the provider billed tier {terms.ServiceTier}"
            : null;
    }

    private static string? ByFactor(decimal logged, decimal computed) => computed == 0 ? null : (logged / computed) switch
    {
        var ratio when IsClose(ratio, 100m) => "the log counts cents, not dollars",
        var ratio when IsClose(ratio, 0.5m) => "the log is half: the batch or flex price",
        var ratio when IsClose(ratio, 2m) => "the log is double: a priority or fast tier",
        var ratio when IsClose(ratio, 1000m) || IsClose(ratio, 1_000_000m) => "the log's unit is not the dollar",
        _ => null,
    };

    private static bool IsClose(decimal left, decimal right) => Math.Abs(left - right) <= Close * right;
}
