namespace Suffice.Yaml;

/// <summary>A place in a policy file.</summary>
/// <param name="File">The file, as shown to people.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column, from 1; 0 for the file as a whole.</param>
internal readonly record struct YamlPlace(string File, int Line, int Column)
{
    /// <summary>Writes a finding the way compilers do, so that editors can jump to it.</summary>
    public static string Describe(string file, int line, int column, string path, string wrong, string right)
    {
        string place = line > 0 ? $"{file}:{line}:{column}" : file;
        string subject = path.Length > 0 ? $" {path}:" : ":";
        return $"{place}{subject} {wrong}; {right}";
    }

    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
