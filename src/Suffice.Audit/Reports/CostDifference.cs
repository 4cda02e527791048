namespace Suffice.Audit.Reports;

/// <summary>Calls whose logged cost is not the computed one.</summary>
/// <param name="Model">The model.</param>
/// <param name="Calls">How many calls differ by more than 10%.</param>
/// <param name="ComputedUsd">Their computed cost.</param>
/// <param name="LoggedUsd">Their logged cost.</param>
/// <param name="Explanation">The likely cause, as far as the figures show it.</param>
public sealed record CostDifference(string Model, long Calls, decimal ComputedUsd, decimal LoggedUsd, string Explanation);
