namespace Suffice.Agents.Observing;

/// <summary>What was said of a weakness cannot be kept, or what is to be decided of a pattern cannot be: whoever said it can put it right.</summary>
public sealed class ObservationException : Exception
{
    /// <summary>Makes one.</summary>
    public ObservationException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    public ObservationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    /// <param name="innerException">What led to it.</param>
    public ObservationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
