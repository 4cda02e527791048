using System.Globalization;
using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>JSON pointers (RFC 6901), as far as reading schemas needs them.</summary>
internal static class JsonPointer
{
    /// <summary>The pointer of a child.</summary>
    public static string Child(string pointer, string token)
        => $"{pointer}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The pointer of an item.</summary>
    public static string Child(string pointer, int index) => $"{pointer}/{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A token without its escapes.</summary>
    public static string Plain(string token)
        => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>The child that a token names; false when there is none.</summary>
    public static bool TryStep(JsonElement value, string token, out JsonElement child)
    {
        child = default;
        return value.ValueKind switch
        {
            JsonValueKind.Object => value.TryGetProperty(token, out child),
            JsonValueKind.Array => TryItem(value, token, out child),
            _ => false,
        };
    }

    private static bool TryItem(JsonElement array, string token, out JsonElement item)
    {
        item = default;
        bool isIndex = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < array.GetArrayLength();
        if (isIndex)
        {
            item = array[index];
        }

        return isIndex;
    }
}
