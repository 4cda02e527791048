namespace Suffice.Providers.Recordings;

/// <summary>A recording of which nothing can be used: missing, unreadable, empty, or wrong in every line.</summary>
/// <param name="problem">What is wrong and where.</param>
/// <param name="cause">The failure of the disk, when there was one.</param>
public sealed class RecordingException(RecordingProblem problem, Exception? cause = null)
    : Exception(problem.ToString(), cause)
{
    /// <summary>What is wrong and where.</summary>
    public RecordingProblem Problem { get; } = problem;
}
