namespace Suffice.EndToEnd;

/// <summary>A folder of one test, gone when it ends.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("suffice-e2e-").FullName;

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);

        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
