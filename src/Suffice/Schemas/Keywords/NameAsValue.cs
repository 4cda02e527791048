using System.Runtime.InteropServices;
using System.Text.Json;

namespace Suffice.Schemas.Keywords;

/// <summary>A member's name as a JSON string, so that a schema can judge it.</summary>
internal static class NameAsValue
{
    /// <summary>The name of <paramref name="member"/>.</summary>
    public static JsonElement Of(JsonProperty member)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8PropertyName(member);
        byte[] text = new byte[raw.Length + 2];
        text[0] = text[^1] = (byte)'"';
        raw.CopyTo(text.AsSpan(1));

        Utf8JsonReader reader = new(text);
        return JsonElement.ParseValue(ref reader);
    }
}
