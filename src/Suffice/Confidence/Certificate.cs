namespace Suffice.Confidence;

/// <summary>The proof of a promise: what was counted on labelled calls that took no part in fitting.</summary>
/// <param name="Items">Labelled calls it rests on (n); where some are copies of others, as many independent ones as they are worth.</param>
/// <param name="Losses">How many of them broke the promise at the threshold (k); for a promised share, the calls lost net of those won.</param>
/// <param name="Bound">The upper bound of the risk at the stated confidence (Clopper and Pearson 1934); for a promised share, the lower bound of the share.</param>
/// <param name="P">The p-value of the last threshold that passed.</param>
/// <param name="CertifiedShare">The share of calls that a rung below the last serves.</param>
public sealed record Certificate(int Items, int Losses, double Bound, double P, double CertifiedShare);
