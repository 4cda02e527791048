namespace Suffice.Audit.Reports;

/// <summary>Calls whose cost is both logged and computed.</summary>
/// <param name="Calls">How many.</param>
/// <param name="ComputedUsd">Their computed cost.</param>
/// <param name="LoggedUsd">Their logged cost.</param>
public sealed record LoggedAndComputed(long Calls, decimal ComputedUsd, decimal LoggedUsd);
