using System.Text.Json;
using Suffice.Files;

namespace Suffice.Watching.Alarms;

/// <summary>Keeps what is watched beside the ledger, so that a restart forgets nothing.</summary>
/// <param name="path">The file.</param>
internal sealed class WatchStateFile(string path)
{
    /// <summary>The file that belongs to a ledger.</summary>
    /// <param name="ledgerPath">The ledger's file.</param>
    /// <returns>The file of what is watched in it.</returns>
    public static WatchStateFile Beside(string ledgerPath) => new(ledgerPath + ".watch.json");

    /// <summary>Reads it.</summary>
    /// <returns>The state; <see langword="null"/> when there is none, or one that cannot be read: watching begins anew then, nothing else depends on it.</returns>
    public WatchState? Read()
    {
        try
        {
            return File.Exists(path) && JsonSerializer.Deserialize<WatchState>(File.ReadAllBytes(path), MachineJson.Options) is { Version: WatchState.CurrentVersion } state
                ? state
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(WatchState state) => WholeFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(state, MachineJson.Options));
}
