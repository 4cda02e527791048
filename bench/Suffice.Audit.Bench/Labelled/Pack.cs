using System.Text.Json;

namespace Suffice.Audit.Bench.Labelled;

/// <summary>Items of a pack of recordings.</summary>
internal static class Pack
{
    /// <summary>Reads some items, spread over the whole pack.</summary>
    public static List<JsonElement> Read(string packs, string name, int most, Func<JsonElement, bool>? wanted = null)
    {
        List<JsonElement> items = [];
        foreach (string line in File.ReadLines(Path.Combine(packs, name + ".open.jsonl")))
        {
            JsonElement item = JsonElement.Parse(line);
            if (wanted is null || wanted(item))
            {
                items.Add(item);
            }
        }

        double step = Math.Max(1, items.Count / (double)most);
        return [.. Enumerable.Range(0, Math.Min(most, items.Count)).Select(i => items[(int)(i * step)])];
    }

    public static string Text(this JsonElement item, string name) => item.GetProperty(name).GetString() ?? string.Empty;
}
