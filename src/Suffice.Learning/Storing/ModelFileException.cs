namespace Suffice.Learning.Storing;

/// <summary>A file of a learned model cannot be used.</summary>
/// <param name="message">What is wrong with it and what to do.</param>
public sealed class ModelFileException(string message) : Exception(message);
