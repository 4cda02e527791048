namespace Suffice.Audit.Reports;

/// <summary>A discount that could have been had.</summary>
/// <param name="Usd">What it would have saved, cautiously.</param>
/// <param name="Why">What it rests on, in a sentence.</param>
public sealed record Discount(decimal Usd, string Why);
