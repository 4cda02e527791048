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

/// <summary>Calls that have no price.</summary>
/// <param name="Model">The model, as the log names it.</param>
/// <param name="Why">What is missing.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="LoggedUsd">What the log says they cost, where it says so; in no sum.</param>
public sealed record Unpriced(string Model, string Why, long Calls, long Tokens, decimal? LoggedUsd);

/// <summary>Calls whose cost is both logged and computed.</summary>
/// <param name="Calls">How many.</param>
/// <param name="ComputedUsd">Their computed cost.</param>
/// <param name="LoggedUsd">Their logged cost.</param>
public sealed record LoggedAndComputed(long Calls, decimal ComputedUsd, decimal LoggedUsd);

/// <summary>Calls whose logged cost is not the computed one.</summary>
/// <param name="Model">The model.</param>
/// <param name="Calls">How many calls differ by more than 10%.</param>
/// <param name="ComputedUsd">Their computed cost.</param>
/// <param name="LoggedUsd">Their logged cost.</param>
/// <param name="Explanation">The likely cause, as far as the figures show it.</param>
public sealed record CostDifference(string Model, long Calls, decimal ComputedUsd, decimal LoggedUsd, string Explanation);

/// <summary>A model used that is or will be retired.</summary>
/// <param name="Model">The model.</param>
/// <param name="On">The day.</param>
/// <param name="Calls">Calls made to it.</param>
/// <param name="Usd">What they cost.</param>
public sealed record Retirement(string Model, DateOnly On, long Calls, decimal Usd);
