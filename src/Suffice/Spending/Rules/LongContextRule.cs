using Suffice.Catalog;

namespace Suffice.Spending.Rules;

/// <summary>A long prompt has prices of its own, for the whole call and not only for what lies beyond the line.</summary>
internal sealed class LongContextRule : IPriceRule
{
    /// <inheritdoc/>
    public RuledPrice Apply(RuledPrice price, Price row, BillingTerms terms, long promptTokens) =>
        row.LongContext is { } longer && promptTokens > longer.Above ? price with { Tokens = longer.Tokens } : price;
}
