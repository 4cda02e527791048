namespace Suffice.Evidence.Aims;

/// <summary>A figure to reach.</summary>
/// <param name="Row">What is measured.</param>
/// <param name="Figure">The figure's name.</param>
/// <param name="Baseline">What a plain baseline reaches (scikit-learn's logistic regression on simple features, fitted on the same items and measured on others); <see langword="null"/> when none was measured.</param>
/// <param name="Target">What is to be reached; <see langword="null"/> when a figure is only shown.</param>
/// <param name="IsShare">True for figures told in percent.</param>
/// <param name="IsLowBetter">True where less is better.</param>
internal sealed record Aim(string Row, string Figure, double? Baseline = null, double? Target = null, bool IsShare = false, bool IsLowBetter = false);
