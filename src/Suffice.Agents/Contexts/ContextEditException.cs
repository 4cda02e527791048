namespace Suffice.Agents.Contexts;

/// <summary>A change of a context file cannot be made; the message says why and what would be right.</summary>
public sealed class ContextEditException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">Why, and what would be right.</param>
    public ContextEditException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    public ContextEditException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">Why, and what would be right.</param>
    /// <param name="innerException">What it came of.</param>
    public ContextEditException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
