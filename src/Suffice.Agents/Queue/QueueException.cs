namespace Suffice.Agents.Queue;

/// <summary>Something that cannot be done with the queue: what, and what would be right.</summary>
/// <param name="kind">What kind of mistake it is.</param>
/// <param name="message">What is wrong, and what would be right.</param>
public sealed class QueueException(QueueMistake kind, string message) : Exception(message)
{
    /// <summary>What kind of mistake it is.</summary>
    public QueueMistake Kind { get; } = kind;
}

/// <summary>What can be wrong with what is asked of the queue.</summary>
public enum QueueMistake
{
    /// <summary>There is no such item.</summary>
    NotFound,

    /// <summary>It is not this person's to do now: held by another, decided, disputed by the same person, not yet rated.</summary>
    NotNow,

    /// <summary>What was said is not what can be said: an unknown criterion, a rating off its scale.</summary>
    Invalid,
}
