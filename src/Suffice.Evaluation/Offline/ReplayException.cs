namespace Suffice.Evaluation.Offline;

/// <summary>The replay cannot be done as asked; the message says what is wrong and what would be right.</summary>
/// <param name="message">The message.</param>
public sealed class ReplayException(string message) : Exception(message);
