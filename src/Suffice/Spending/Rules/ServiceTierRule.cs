using Suffice.Catalog;

namespace Suffice.Spending.Rules;

/// <summary>A service tier multiplies the price.</summary>
internal sealed class ServiceTierRule : IPriceRule
{
    /// <inheritdoc/>
    public RuledPrice Apply(RuledPrice price, Price row, BillingTerms terms, long promptTokens) => IsList(terms.ServiceTier)
        ? price
        : price.Times(row.ServiceTiers.TryGetValue(terms.ServiceTier!, out decimal factor) ? factor : null, $"price for service tier \"{terms.ServiceTier}\"");

    /// <summary>OpenAI's <c>default</c>, <c>auto</c> and <c>scale</c> and Anthropic's <c>standard</c> are billed at the list price.</summary>
    private static bool IsList(string? tier) => tier is null or "" or "default" or "standard" or "auto" or "scale";
}
