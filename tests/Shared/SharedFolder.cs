namespace Suffice;

/// <summary>Finds material that tests read in place and that is not part of the project.</summary>
internal static class SharedFolder
{
    /// <summary>Said by a test that is skipped.</summary>
    public const string Absent = "The recorded answers are not here: set SUFFICE_SHARED to the folder that holds data/, or put it beside the checkout as shared/.";

    /// <summary>Finds a file or folder.</summary>
    /// <param name="path">Its path inside the shared folder.</param>
    /// <returns>Its whole path, or <see langword="null"/> when it is not on this machine.</returns>
    public static string? Find(string path)
    {
        string? shared = Environment.GetEnvironmentVariable("SUFFICE_SHARED");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared");
            shared = Directory.Exists(Path.Combine(beside, "data")) ? beside : null;
        }

        string? found = shared is null ? null : Path.Combine(shared, path);

        return Path.Exists(found) ? found : null;
    }
}
