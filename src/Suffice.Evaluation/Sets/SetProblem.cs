namespace Suffice.Evaluation.Sets;

/// <summary>A row of an eval set that cannot be used.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Reason">What is wrong, and what would be right.</param>
public sealed record SetProblem(string File, long Line, string Reason)
{
    /// <summary>The problem in one line, as compilers write it.</summary>
    /// <returns><c>file:line: reason</c>.</returns>
    public override string ToString() => Line == 0 ? $"{File}: {Reason}" : $"{File}:{Line}: {Reason}";
}
