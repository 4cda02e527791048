namespace Suffice.Audit.Reports;

/// <summary>Calls that have no price.</summary>
/// <param name="Model">The model, as the log names it.</param>
/// <param name="Why">What is missing.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="LoggedUsd">What the log says they cost, where it says so; in no sum.</param>
public sealed record Unpriced(string Model, string Why, long Calls, long Tokens, decimal? LoggedUsd);
