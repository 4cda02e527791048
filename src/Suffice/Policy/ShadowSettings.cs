namespace Suffice.Policy;

/// <summary>How often accepted answers of lower rungs are compared with the last rung's.</summary>
/// <param name="Rate">The share of them, above 0 and up to 1.</param>
/// <param name="BudgetUsd">The most that may cost in USD a day (UTC), the worst case counted before each call.</param>
public sealed record ShadowSettings(double Rate, decimal BudgetUsd);
