using Suffice.Catalog;

namespace Suffice.Spending.Rules;

/// <summary>A contract with a provider lowers all its prices.</summary>
internal sealed class ContractRule : IPriceRule
{
    /// <inheritdoc/>
    public RuledPrice Apply(RuledPrice price, Price row, BillingTerms terms, long promptTokens) =>
        terms.PriceFactor is { } paid ? price with { Factor = price.Factor * paid } : price;
}
