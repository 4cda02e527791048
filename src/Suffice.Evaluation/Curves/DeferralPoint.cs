namespace Suffice.Evaluation.Curves;

/// <summary>What one threshold of a router gives.</summary>
/// <param name="Threshold">Items that score at least this go to the strong model.</param>
/// <param name="Share">The share of items that do, from 0 to 1.</param>
/// <param name="Quality">The mean quality of what is served.</param>
/// <param name="Cost">The mean cost of an item.</param>
public readonly record struct DeferralPoint(double Threshold, double Share, double Quality, double Cost);
