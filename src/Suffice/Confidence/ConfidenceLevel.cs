namespace Suffice.Confidence;

/// <summary>What would be served, and at which risk, if a plain confidence were asked for.</summary>
/// <param name="AtLeast">The lowest calibrated probability that passes.</param>
/// <param name="Share">The share of calls that a rung below the last then serves.</param>
/// <param name="Regret">The share of calls served wrong where the last rung was right.</param>
/// <param name="RegretBound">Its upper bound, for this level alone (Clopper and Pearson 1934).</param>
public sealed record ConfidenceLevel(double AtLeast, double Share, double Regret, double RegretBound);
