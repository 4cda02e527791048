namespace Suffice.Confidence;

/// <summary>How good the estimates were on labelled calls that took no part in fitting them.</summary>
/// <param name="Items">How many calls.</param>
/// <param name="Auroc">Probability that a right answer of the first rung gets a higher confidence than a wrong one; 0.5 is chance. <see langword="null"/> when all were right or all wrong.</param>
/// <param name="Ece">Mean distance of confidence and accuracy over 15 bins of equal width.</param>
/// <param name="EceNull">What that distance would be by chance alone under perfect calibration (mean of simulations).</param>
/// <param name="Brier">Mean squared distance of confidence and outcome.</param>
public sealed record CalibrationQuality(int Items, double? Auroc, double Ece, double EceNull, double Brier);
