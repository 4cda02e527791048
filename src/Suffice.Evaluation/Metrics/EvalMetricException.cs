namespace Suffice.Evaluation.Metrics;

/// <summary>A metric that does not exist, or that cannot be used as it was asked for.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="cause">The failure behind it, when there was one.</param>
public sealed class EvalMetricException(string message, Exception? cause = null) : Exception(message, cause);
