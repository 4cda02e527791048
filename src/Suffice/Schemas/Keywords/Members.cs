using System.Text.Json;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary>Looks for members where a name may be escaped as half a surrogate pair, which the framework refuses to compare.</summary>
internal static class Members
{
    /// <summary>True when an object has a member of this name.</summary>
    public static bool Has(JsonElement value, string name)
    {
        try
        {
            return value.TryGetProperty(name, out _);
        }
        catch (InvalidOperationException)
        {
            return HasUnescaped(value, name);
        }
    }

    /// <summary>True when an object has a member of this name, given as UTF-8.</summary>
    public static bool Has(JsonElement value, string name, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return value.TryGetProperty(utf8, out _);
        }
        catch (InvalidOperationException)
        {
            return HasUnescaped(value, name);
        }
    }

    private static bool HasUnescaped(JsonElement value, string name)
    {
        Span<char> scratch = stackalloc char[JsonText.Scratch];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            using JsonText here = JsonText.OfName(member, scratch);
            if (here.Chars.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }
}
