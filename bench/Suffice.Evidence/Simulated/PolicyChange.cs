using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Suffice.Evidence.Simulated;

/// <summary>A policy in force and a new one, over a recorded pack.</summary>
/// <param name="Name">How tables name it.</param>
/// <param name="Pack">The pack's file, without its ending.</param>
/// <param name="Now">The ladder in force, of the names <c>a</c>, <c>b</c>, <c>c</c>.</param>
/// <param name="Next">The new ladder.</param>
/// <param name="NowGate">The gate in force.</param>
/// <param name="NextGate">The new gate.</param>
/// <param name="Models">What <c>a</c>, <c>b</c>, <c>c</c> stand for.</param>
internal sealed record PolicyChange(string Name, string Pack, string Now, string Next, string NowGate, string NextGate, params string[] Models)
{
    /// <summary>Writes one of the two policies.</summary>
    /// <param name="folder">The folder of the open packs.</param>
    /// <param name="isNext">True for the new one.</param>
    /// <returns>YAML.</returns>
    public string Yaml(string folder, bool isNext)
    {
        using JsonDocument prices = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "..", "prices.json")));
        StringBuilder yaml = new($"version: 1\nproviders:\n  pack: {{ protocol: replay, recordings: [{JsonSerializer.Serialize(PathIn(folder))}] }}\nmodels:\n");
        for (int i = 0; i < Models.Length; i++)
        {
            JsonElement price = prices.RootElement.GetProperty(Models[i]);
            yaml.Append(CultureInfo.InvariantCulture, $"  {(char)('a' + i)}: {{ provider: pack, id: {JsonSerializer.Serialize(Models[i])}, price: {{ input: {price.GetProperty("usd_per_1m_input")}, output: {price.GetProperty("usd_per_1m_output")} }} }}\n");
        }

        return yaml.Append(CultureInfo.InvariantCulture, $"default: {{ ladder: [{(isNext ? Next : Now)}], gate: {(isNext ? NextGate : NowGate)}, on_exhausted: serve }}\n").ToString();
    }

    /// <summary>The pack's file.</summary>
    /// <param name="folder">The folder of the open packs.</param>
    /// <returns>Its path.</returns>
    public string PathIn(string folder) => Path.Combine(folder, Pack + ".open.jsonl");
}
