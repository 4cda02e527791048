namespace Suffice.EndToEnd.Samples;

/// <summary>A sample of the repository.</summary>
/// <param name="name">The name of its folder in <c>samples</c>.</param>
internal sealed class SampleFolder(string name)
{
    /// <summary>Set to 1 to write what is made of the simulated answers instead of comparing it.</summary>
    public const string Update = "SUFFICE_UPDATE_SAMPLES";

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Where it is.</summary>
    public string Path { get; } = Find(name);

    /// <summary>True when the sample's made files are to be written.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable(Update) == "1";

    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Copies it, so that a ledger and runs are kept elsewhere.</summary>
    public TestFolder Copy()
    {
        TestFolder folder = new();
        foreach (string file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            string target = folder.PathOf(System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return folder;
    }

    /// <summary>Holds a made file to what it is made of, or writes it.</summary>
    /// <param name="file">The file's path inside the sample.</param>
    /// <param name="text">What it has to say.</param>
    public void Holds(string file, string text)
    {
        string path = PathOf(file);
        if (IsUpdating)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        string there = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        (there == text).ShouldBeTrue($"samples/{name}/{file} is stale; run this test with {Update}=1 and commit the file");
    }

    private static string Find(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Suffice.slnx")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return System.IO.Path.Combine(folder ?? throw new DirectoryNotFoundException("the tests run outside their checkout"), "samples", name);
    }
}
