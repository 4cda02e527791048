namespace Suffice.Audit.Reports;

/// <summary>A model used that is or will be retired.</summary>
/// <param name="Model">The model.</param>
/// <param name="On">The day.</param>
/// <param name="Calls">Calls made to it.</param>
/// <param name="Usd">What they cost.</param>
public sealed record Retirement(string Model, DateOnly On, long Calls, decimal Usd);
