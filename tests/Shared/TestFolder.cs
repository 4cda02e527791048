namespace Suffice;

/// <summary>A folder of one test, gone when it ends.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("suffice-test-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, and the folders that it is in.</summary>
    /// <param name="name">Its path inside this folder.</param>
    /// <param name="text">All that it holds.</param>
    /// <returns>Its whole path.</returns>
    public string Write(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);

        return path;
    }

    /// <summary>Writes a file of lines, each of them ended.</summary>
    /// <param name="name">Its path inside this folder.</param>
    /// <param name="lines">What they say.</param>
    /// <returns>Its whole path.</returns>
    public string WriteLines(string name, params IEnumerable<string> lines) => Write(name, string.Concat(lines.Select(line => line + "\n")));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
