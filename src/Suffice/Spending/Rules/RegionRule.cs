using Suffice.Catalog;

namespace Suffice.Spending.Rules;

/// <summary>A region may carry a surcharge.</summary>
internal sealed class RegionRule : IPriceRule
{
    /// <inheritdoc/>
    public RuledPrice Apply(RuledPrice price, Price row, BillingTerms terms, long promptTokens) => IsList(terms.Region)
        ? price
        : price.Times(row.Regions.TryGetValue(terms.Region!, out decimal factor) ? factor : null, $"price for region \"{terms.Region}\"");

    /// <summary>Anthropic's <c>global</c>, and <c>not_available</c> for models without the choice, carry no surcharge.</summary>
    private static bool IsList(string? region) => region is null or "" or "global" or "not_available";
}
