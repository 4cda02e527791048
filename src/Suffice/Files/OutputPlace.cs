namespace Suffice.Files;

/// <summary>Finds out whether a folder takes files, for commands that want to know before long work.</summary>
public static class OutputPlace
{
    /// <summary>Tries it, and leaves nothing behind: neither a file nor a folder.</summary>
    /// <param name="folder">The folder; where it is not there yet, the one that it would be made in is tried.</param>
    /// <exception cref="IOException">It cannot be written to; the message says why.</exception>
    public static void Demand(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string there = Path.GetFullPath(folder);
        while (!Path.Exists(there) && Path.GetDirectoryName(there) is { } above)
        {
            there = above;
        }

        string probe = Path.Combine(there, $".suffice.{Guid.NewGuid():N}");
        Try(folder, probe, () => new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose());
    }

    /// <summary>Makes the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It cannot be made; the message says why.</exception>
    internal static void Make(string folder) => Try(folder, folder, () => Directory.CreateDirectory(folder));

    // A folder that is not there is a mistake in what is read, and a failure of the disk in what is written.
    private static void Try(string folder, string made, Action make)
    {
        try
        {
            make();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder} cannot be written to: {refused.Message.Replace(made, folder, StringComparison.Ordinal)}", refused);
        }
    }
}
