namespace Suffice.Yaml;

/// <summary>Something in a valid policy that its author will want to know: it is in force all the same.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">The column, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Path">The value inside the file.</param>
/// <param name="Wrong">What is noticed.</param>
/// <param name="Right">What would settle it.</param>
public sealed record YamlNotice(string File, int Line, int Column, string Path, string Wrong, string Right)
{
    /// <summary>One line for people, in the form of <see cref="YamlError.ToString"/>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => YamlPlace.Describe(File, Line, Column, Path, Wrong, Right);
}
