using Suffice.Callers;

namespace Suffice.Gateway.Tests;

/// <summary>A file of callers' keys that is gone with its test.</summary>
internal sealed class CallersKeys : IDisposable
{
    private readonly TestFolder folder = new();

    public string File => folder.PathOf("suffice-keys.json");

    /// <summary>Makes a key.</summary>
    /// <returns>The key as its holder has it.</returns>
    public async Task<string> CreateAsync(string name)
    {
        (CallerKey kept, string key) = CallerKey.Create(name, TimeProvider.System.GetUtcNow());
        await new CallerKeyFile(File).ChangeAsync(all => all.Add(kept), TimeProvider.System, CancellationToken.None);

        return key;
    }

    public void Dispose() => folder.Dispose();
}
