namespace Suffice.Tests.Providers.Recordings;

/// <summary>Where the recorded answers of real models are, which are not part of the project.</summary>
internal static class OpenPacks
{
    public static readonly string? Folder = Find();

    public static string File(string name)
    {
        string path = Path.Combine(Folder ?? string.Empty, $"{name}.open.jsonl");
        Assert.SkipUnless(Folder is not null && System.IO.File.Exists(path),
            $"The recordings are not here: set SUFFICE_DATA to the folder that holds open/{name}.open.jsonl.");
        return path;
    }

    private static string? Find()
    {
        IEnumerable<string> candidates = Ancestors(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "shared", "data"));
        string? data = Environment.GetEnvironmentVariable("SUFFICE_DATA") ?? candidates.FirstOrDefault(Directory.Exists);
        return data is null ? null : Path.Combine(data, "open");
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
