using Suffice.Callers;

namespace Suffice.Gateway.Tests;

/// <summary>A file of callers' keys that is gone with its test.</summary>
internal sealed class CallersKeys : IDisposable
{
    private readonly TestFolder folder = new();

    public string File => folder.PathOf("suffice-keys.json");

    /// <summary>Makes a key.</summary>
    /// <returns>The key as its holder has it.</returns>
    public async Task<string> CreateAsync(string name, CallerRole? role = null, Func<CallerKey, CallerKey>? change = null)
    {
        (CallerKey kept, string key) = CallerKey.Create(name, TimeProvider.System.GetUtcNow());
        kept = (change ?? (same => same))(kept with { Role = role });
        await new CallerKeyFile(File).ChangeAsync(all => all.Add(kept), TimeProvider.System, CancellationToken.None);

        return key;
    }

    /// <summary>Changes the key of a name.</summary>
    public Task ChangeAsync(string name, Func<CallerKey, CallerKey> change) =>
        new CallerKeyFile(File).ChangeAsync(all => [.. all.Select(key => key.Name == name ? change(key) : key)], TimeProvider.System, CancellationToken.None);

    public void Dispose() => folder.Dispose();
}
