namespace Suffice.Yaml;

/// <summary>One mistake in a policy: where, what is wrong, what would be right. Never carries a key.</summary>
/// <param name="File">The file, as named to the loader or relative to the file that names it.</param>
/// <param name="Line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">The column, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Path">The value inside the file, such as <c>tasks.calendar.ladder[1]</c>; empty for the file as a whole.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Right">What would be right.</param>
public sealed record YamlError(string File, int Line, int Column, string Path, string Wrong, string Right)
{
    /// <summary>One line for people: <c>suffice.yaml:12:5 tasks.calendar.ladder[1]: wrong; right</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => YamlPlace.Describe(File, Line, Column, Path, Wrong, Right);
}
