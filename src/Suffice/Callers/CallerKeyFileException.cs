namespace Suffice.Callers;

/// <summary>A keys file cannot be used.</summary>
/// <param name="message">Which, what is wrong, and what would be right.</param>
/// <param name="cause">What found it.</param>
public sealed class CallerKeyFileException(string message, Exception? cause = null) : Exception(message, cause);
