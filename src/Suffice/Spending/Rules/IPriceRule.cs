using Suffice.Catalog;

namespace Suffice.Spending.Rules;

/// <summary>One way in which what a call is billed departs from the prices of its row. One file a rule, one line in <see cref="PriceRules"/>.</summary>
/// <remarks>May depend on the day of a call (UTC) and not on its hour: audits add calls up by days, and a dry run prices what is sent a moment later.</remarks>
internal interface IPriceRule
{
    /// <summary>Applies the rule.</summary>
    /// <param name="price">What the rules before it have left.</param>
    /// <param name="row">The row of the call's day.</param>
    /// <param name="terms">When, on which service tier, where and under which contract the call is served.</param>
    /// <param name="promptTokens">How long its prompt is.</param>
    /// <returns>What holds now.</returns>
    RuledPrice Apply(RuledPrice price, Price row, BillingTerms terms, long promptTokens);
}
