using Suffice.Policy;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Where what sessions rest on is kept, beside the ledger, for the owner alone; replicas that share the folder share the sessions.</summary>
/// <remarks>Whoever reads it can make sessions of people whose keys' hashes they know: it is as secret as the policy's keys.</remarks>
internal sealed class SessionFolder
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string path;

    /// <summary>Makes it; nothing is written yet.</summary>
    /// <param name="policies">Say where the ledger is.</param>
    public SessionFolder(IPolicySource policies) =>
        path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policies.Current.Ledger.Path))!, "sessions");

    /// <summary>Opens a folder in it.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The folder, which is there now.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public DirectoryInfo Open(string name)
    {
        Make(path);

        return Make(Path.Combine(path, name));
    }

    /// <summary>The path of a file in a folder of it, which need not be there.</summary>
    /// <param name="folder">The folder's name.</param>
    /// <param name="name">The file's name.</param>
    /// <returns>The path.</returns>
    public string PathOf(string folder, string name) => Path.Combine(path, folder, name);

    private static DirectoryInfo Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(folder);
        }

        DirectoryInfo made = Directory.CreateDirectory(folder, Owners);
        if (made.UnixFileMode != Owners)
        {
            made.UnixFileMode = Owners;
        }

        return made;
    }
}
