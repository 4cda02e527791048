using Suffice.Spending;

namespace Suffice.Audit.Reports;

/// <summary>What some calls of one task and model cost on one day.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Model">The catalogue's name of the model; the log's where the catalogue has none.</param>
/// <param name="Provider">The vendor in the catalogue, or what the log says.</param>
/// <param name="Day">The day (UTC); <see langword="null"/> where the log tells no time.</param>
/// <param name="ServiceTier">The tier billed; empty for the standard one.</param>
/// <param name="Region">The region billed; empty for none.</param>
/// <param name="PriceRow">The dated row of prices.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Usage">Their tokens.</param>
/// <param name="Usd">What they cost; <see langword="null"/> when they have no price.</param>
/// <param name="LoggedUsd">What the log says they cost.</param>
public sealed record Charge(
    string Task,
    string Model,
    string Provider,
    DateOnly? Day,
    string ServiceTier,
    string Region,
    string? PriceRow,
    long Calls,
    TokenUsage Usage,
    decimal? Usd,
    decimal? LoggedUsd);
