namespace Suffice.Audit.Sources;

/// <summary>What was given cannot be audited: the message says what, where, and what would be right.</summary>
/// <param name="message">The message.</param>
public sealed class AuditInputException(string message) : Exception(message);
