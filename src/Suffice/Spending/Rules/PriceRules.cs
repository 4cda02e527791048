using System.Collections.Immutable;
using Suffice.Catalog;

namespace Suffice.Spending.Rules;

/// <summary>Every rule of prices, in the order in which they apply.</summary>
internal static class PriceRules
{
    private static readonly ImmutableArray<IPriceRule> All =
    [
        new LongContextRule(),
        new ServiceTierRule(),
        new RegionRule(),
        new ContractRule(),
    ];

    /// <summary>Applies them to a call.</summary>
    /// <param name="row">The row of its day.</param>
    /// <param name="terms">How it is served.</param>
    /// <param name="promptTokens">How long its prompt is.</param>
    /// <returns>What its tokens cost.</returns>
    public static RuledPrice Apply(Price row, BillingTerms terms, long promptTokens)
    {
        RuledPrice price = new(row.Tokens, 1m);
        foreach (IPriceRule rule in All)
        {
            price = rule.Apply(price, row, terms, promptTokens);
        }

        return price;
    }
}
