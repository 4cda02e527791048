namespace Suffice.Policy;

/// <summary>What all calls together are meant to cost; it is told when the pace leads beyond it, and stops nothing.</summary>
/// <param name="MonthUsd">At most so much in a calendar month (UTC), in US dollars.</param>
public sealed record SpendBudget(decimal MonthUsd);
