namespace Suffice.Agents.Working;

/// <summary>Another process has the same run in hand.</summary>
public sealed class WorkUnderWayException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="run">The run's id.</param>
    public WorkUnderWayException(string run)
        : base($"the run {run} is under way in another process; wait for its end, or run other tickets")
    {
    }

    /// <summary>Makes one.</summary>
    public WorkUnderWayException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it came of.</param>
    public WorkUnderWayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
