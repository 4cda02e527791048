using System.Runtime.InteropServices;
using System.Text.Json;

namespace Suffice.Schemas.Values;

/// <summary>JSON's own equality: numbers by value, strings by characters, objects whatever the order of their members.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    /// <summary>The one comparer.</summary>
    public static JsonEquality Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y)
    {
        if (x.ValueKind != y.ValueKind)
        {
            return false;
        }

        return x.ValueKind switch
        {
            JsonValueKind.String => SameText(x, y),
            JsonValueKind.Number => ExactNumber.Of(x).Equals(ExactNumber.Of(y)),
            JsonValueKind.Array => SameItems(x, y),
            JsonValueKind.Object => x.GetPropertyCount() == y.GetPropertyCount() && SameMembers(Members(x), Members(y)),
            _ => true,
        };
    }

    public int GetHashCode(JsonElement obj) => obj.ValueKind switch
    {
        JsonValueKind.String => Hash(obj),
        JsonValueKind.Number => ExactNumber.Of(obj).GetHashCode(),
        JsonValueKind.Array => obj.EnumerateArray().Aggregate(obj.GetArrayLength(), (hash, item) => HashCode.Combine(hash, GetHashCode(item))),
        JsonValueKind.Object => Members(obj).Aggregate(0, (hash, m) => hash ^ HashCode.Combine(m.Key, GetHashCode(m.Value))),
        _ => (int)obj.ValueKind,
    };

    private static bool SameText(JsonElement x, JsonElement y)
    {
        var rawX = JsonMarshal.GetRawUtf8Value(x);
        var rawY = JsonMarshal.GetRawUtf8Value(y);
        if (rawX.SequenceEqual(rawY))
        {
            return true;
        }

        if (!rawX.Contains((byte)'\\') && !rawY.Contains((byte)'\\'))
        {
            return false;
        }

        using var textX = JsonText.Of(x, stackalloc char[JsonText.Scratch]);
        using var textY = JsonText.Of(y, stackalloc char[JsonText.Scratch]);
        return textX.Chars.SequenceEqual(textY.Chars);
    }

    private static int Hash(JsonElement text)
    {
        using var read = JsonText.Of(text, stackalloc char[JsonText.Scratch]);
        return string.GetHashCode(read.Chars, StringComparison.Ordinal);
    }

    private bool SameItems(JsonElement x, JsonElement y)
    {
        if (x.GetArrayLength() != y.GetArrayLength())
        {
            return false;
        }

        foreach (var (left, right) in x.EnumerateArray().Zip(y.EnumerateArray()))
        {
            if (!Equals(left, right))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameMembers(Dictionary<string, JsonElement> x, Dictionary<string, JsonElement> y)
        => x.Count == y.Count && x.All(member => y.TryGetValue(member.Key, out var other) && Equals(member.Value, other));

    // A name that is there twice means its last value, as in most readers of JSON.
    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(value.GetPropertyCount(), StringComparer.Ordinal);
        Span<char> scratch = stackalloc char[JsonText.Scratch];
        foreach (var member in value.EnumerateObject())
        {
            using var name = JsonText.OfName(member, scratch);
            members[name.Chars.ToString()] = member.Value;
        }

        return members;
    }
}
