namespace Suffice.Providers.Recordings;

/// <summary>A line of a recording that cannot be used.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Reason">What is wrong, and what would be right.</param>
public sealed record RecordingProblem(string File, long Line, string Reason)
{
    /// <summary>The problem in one line, as compilers write it.</summary>
    /// <returns><c>file:line: reason</c>.</returns>
    public override string ToString() => Line == 0 ? $"{File}: {Reason}" : $"{File}:{Line}: {Reason}";
}
