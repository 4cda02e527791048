using Microsoft.Extensions.Logging;

namespace Suffice.Policy.Reloading;

/// <summary>Tells when something happens in the folders of a policy.</summary>
internal sealed class PolicyWatch(Action touched, PolicyHostOptions options, ILogger logger) : IDisposable
{
    private readonly Dictionary<string, FileSystemWatcher> watchers = new(StringComparer.Ordinal);

    /// <summary>Watches these folders and no others; one that is not there is seen when its parent changes.</summary>
    public void Follow(IReadOnlyCollection<string> folders)
    {
        if (!options.Watch)
        {
            return;
        }

        foreach (string gone in watchers.Keys.Where(folder => !folders.Contains(folder) || !Directory.Exists(folder)).ToArray())
        {
            watchers.Remove(gone, out FileSystemWatcher? watcher);
            watcher!.Dispose();
        }

        foreach (string folder in folders.Where(folder => !watchers.ContainsKey(folder) && Directory.Exists(folder)))
        {
            Watch(folder);
        }
    }

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in watchers.Values)
        {
            watcher.Dispose();
        }
    }

    private void Watch(string folder)
    {
        try
        {
            FileSystemWatcher watcher = new(folder);
            watcher.Changed += (_, _) => touched();
            watcher.Created += (_, _) => touched();
            watcher.Deleted += (_, _) => touched();
            watcher.Renamed += (_, _) => touched();
            watcher.Error += (_, _) => touched();
            watchers[folder] = watcher;
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception refused) when (refused is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // The system's limit of watches, most often.
            Log.FolderNotWatched(logger, folder, options.LookEvery, refused);
        }
    }
}
