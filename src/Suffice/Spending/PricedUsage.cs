namespace Suffice.Spending;

/// <summary>What a usage costs, or why that is not known.</summary>
/// <param name="Usd">
/// US dollars, exact to twelve decimal places; <see langword="null"/> when a price is missing, and then never counted as zero.
/// </param>
/// <param name="PriceRow">Identifies the dated price row used, such as <c>claude-haiku-4-5@2025-10-01</c>.</param>
/// <param name="WhyUnknown">What is missing, when <paramref name="Usd"/> is <see langword="null"/>.</param>
public readonly record struct PricedUsage(decimal? Usd, string? PriceRow, string? WhyUnknown = null);
