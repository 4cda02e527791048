namespace Suffice.Evaluation.Tests;

/// <summary>A folder of one test, gone when it ends.</summary>
internal sealed class SetFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("suffice-eval-").FullName;

    public string Write(string name, params string[] lines)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");

        return path;
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
