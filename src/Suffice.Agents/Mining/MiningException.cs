namespace Suffice.Agents.Mining;

/// <summary>The tickets say nothing that can be mined as asked.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
public sealed class MiningException(string message) : Exception(message);
