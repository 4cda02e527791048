using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Suffice.Checks.Canonical;

/// <summary>Keeps what was worked out of a schema that calls carry with them, found again by the schema's own bytes.</summary>
/// <remarks>Bounded: calls of one task carry few schemas, and one that makes a new schema for every call must not fill the memory.</remarks>
internal sealed class PerSchema<T>(Func<JsonElement, T> make)
    where T : class?
{
    private const int Most = 256;

    private readonly ConcurrentDictionary<int, Entry> entries = [];

    /// <summary>What the schema means, worked out at its first sight.</summary>
    public T Of(JsonElement schema)
    {
        ReadOnlySpan<byte> bytes = JsonMarshal.GetRawUtf8Value(schema);
        HashCode hash = default;
        hash.AddBytes(bytes);
        int key = hash.ToHashCode();
        if (entries.TryGetValue(key, out Entry? known) && bytes.SequenceEqual(known.Schema))
        {
            return known.Value;
        }

        Entry made = new(bytes.ToArray(), make(schema));
        if (entries.Count >= Most)
        {
            entries.Clear();
        }

        entries[key] = made;
        return made.Value;
    }

    private sealed record Entry(byte[] Schema, T Value);
}
