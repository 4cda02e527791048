using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Suffice.Schemas.Values;

/// <summary>JSON's own equality: numbers by value, strings by characters, objects whatever the order of their members.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    // A bound of its own: where the stack ends depends on the thread, and on how far the runtime has optimized its frames by then.
    private const int DeepestCompared = 1_000;

    // Parts nested deeper than System.Text.Json's own default do not count for the hash.
    private const int DeepestHashed = 64;

    /// <summary>The one comparer.</summary>
    public static JsonEquality Instance { get; } = new();

    /// <summary>Whether two values are equal.</summary>
    /// <exception cref="InsufficientExecutionStackException">They nest too deeply to be compared.</exception>
    public bool Equals(JsonElement x, JsonElement y) => Same(x, y, 0);

    public int GetHashCode(JsonElement obj) => Hash(obj, 0);

    private static bool Same(JsonElement x, JsonElement y, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (depth > DeepestCompared)
        {
            throw new InsufficientExecutionStackException($"values nest deeper than {DeepestCompared}, the most that is compared");
        }

        if (x.ValueKind != y.ValueKind)
        {
            return false;
        }

        return x.ValueKind switch
        {
            JsonValueKind.String => SameText(x, y),
            JsonValueKind.Number => ExactNumber.Of(x).Equals(ExactNumber.Of(y)),
            JsonValueKind.Array => SameItems(x, y, depth + 1),
            JsonValueKind.Object => x.GetPropertyCount() == y.GetPropertyCount() && SameMembers(Members(x), Members(y), depth + 1),
            _ => true,
        };
    }

    private static int Hash(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => HashText(value),
        JsonValueKind.Number => ExactNumber.Of(value).GetHashCode(),
        JsonValueKind.Array when depth < DeepestHashed
            => value.EnumerateArray().Aggregate(value.GetArrayLength(), (hash, item) => HashCode.Combine(hash, Hash(item, depth + 1))),
        JsonValueKind.Object when depth < DeepestHashed
            => Members(value).Aggregate(0, (hash, m) => hash ^ HashCode.Combine(m.Key, Hash(m.Value, depth + 1))),
        _ => (int)value.ValueKind,
    };

    private static bool SameText(JsonElement x, JsonElement y)
    {
        ReadOnlySpan<byte> rawX = JsonMarshal.GetRawUtf8Value(x);
        ReadOnlySpan<byte> rawY = JsonMarshal.GetRawUtf8Value(y);
        if (rawX.SequenceEqual(rawY))
        {
            return true;
        }

        if (!rawX.Contains((byte)'\\') && !rawY.Contains((byte)'\\'))
        {
            return false;
        }

        using JsonText textX = JsonText.Of(x, stackalloc char[JsonText.Scratch]);
        using JsonText textY = JsonText.Of(y, stackalloc char[JsonText.Scratch]);
        return textX.Chars.SequenceEqual(textY.Chars);
    }

    private static int HashText(JsonElement text)
    {
        using JsonText read = JsonText.Of(text, stackalloc char[JsonText.Scratch]);
        return string.GetHashCode(read.Chars, StringComparison.Ordinal);
    }

    private static bool SameItems(JsonElement x, JsonElement y, int depth)
    {
        if (x.GetArrayLength() != y.GetArrayLength())
        {
            return false;
        }

        foreach ((JsonElement left, JsonElement right) in x.EnumerateArray().Zip(y.EnumerateArray()))
        {
            if (!Same(left, right, depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameMembers(Dictionary<string, JsonElement> x, Dictionary<string, JsonElement> y, int depth)
        => x.Count == y.Count && x.All(member => y.TryGetValue(member.Key, out JsonElement other) && Same(member.Value, other, depth));

    // A name that is there twice means its last value, as in most readers of JSON.
    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        Dictionary<string, JsonElement> members = new(value.GetPropertyCount(), StringComparer.Ordinal);
        Span<char> scratch = stackalloc char[JsonText.Scratch];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            using JsonText name = JsonText.OfName(member, scratch);
            members[name.Chars.ToString()] = member.Value;
        }

        return members;
    }
}
