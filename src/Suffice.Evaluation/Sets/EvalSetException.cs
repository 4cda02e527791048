namespace Suffice.Evaluation.Sets;

/// <summary>An eval set that cannot be used at all, or a run of one that was asked for in a way that cannot be meant.</summary>
/// <param name="message">What is wrong, where, and what would be right.</param>
/// <param name="cause">The failure behind it, when there was one.</param>
public sealed class EvalSetException(string message, Exception? cause = null) : Exception(message, cause);
