namespace Suffice;

/// <summary>Finds the recorded answers, which are not part of the project.</summary>
internal static class RecordedPacks
{
    /// <summary>Finds the folder of the open packs.</summary>
    /// <returns>The folder; <see langword="null"/> when it is not on this machine.</returns>
    public static string? Find()
    {
        string? shared = Environment.GetEnvironmentVariable("SUFFICE_SHARED");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared");
            shared = Directory.Exists(Path.Combine(beside, "data")) ? beside : null;
        }

        string? open = shared is null ? null : Path.Combine(shared, "data", "open");
        return Directory.Exists(open) ? open : null;
    }
}
