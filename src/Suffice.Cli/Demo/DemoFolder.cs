namespace Suffice.Cli.Demo;

/// <summary>A folder of the demo's own, gone when it ends.</summary>
internal sealed class DemoFolder : IDisposable
{
    private DemoFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one.</summary>
    /// <returns>The folder.</returns>
    public static DemoFolder Make() => new(Directory.CreateTempSubdirectory("suffice-demo-").FullName);

    /// <summary>Copies a folder into it.</summary>
    /// <param name="from">The folder.</param>
    public void Fill(string from)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Removes it.</summary>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
