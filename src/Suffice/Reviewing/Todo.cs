namespace Suffice.Reviewing;

/// <summary>Something to do.</summary>
/// <param name="Subject">The task or model.</param>
/// <param name="What">What is the matter.</param>
/// <param name="Command">The command, or the change, that settles it.</param>
/// <param name="IsOverdue">True when it should have been done already.</param>
public sealed record Todo(string Subject, string What, string Command, bool IsOverdue);
