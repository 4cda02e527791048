namespace Suffice.Spending;

/// <summary>What besides the tokens decides the price of a call.</summary>
/// <param name="At">When the call was made (UTC): prices are dated.</param>
/// <param name="ServiceTier">The tier the provider says it served (<c>default</c>, <c>batch</c>, <c>flex</c>, <c>priority</c>, ...); null is the default tier.</param>
/// <param name="Region">The inference region that carries a surcharge, such as <c>us</c> or <c>eu</c>; null is none.</param>
/// <param name="PriceFactor">The share of the list price that is really paid, after a contract's discount; null without a contract.</param>
public readonly record struct BillingTerms(DateTimeOffset At, string? ServiceTier = null, string? Region = null, decimal? PriceFactor = null);
