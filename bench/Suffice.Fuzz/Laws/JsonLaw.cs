using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Suffice.Fuzz.Engine;

namespace Suffice.Fuzz.Laws;

/// <summary>What must hold of JSON that was written.</summary>
internal static class JsonLaw
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 1000, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Tolerant = new() { MaxDepth = 1000 };

    /// <summary>Written JSON is one value, without a name twice in one object.</summary>
    /// <param name="written">The bytes.</param>
    /// <param name="what">What they are.</param>
    /// <param name="once">False where what was read had a name twice, and was passed on.</param>
    public static JsonElement Valid(ReadOnlyMemory<byte> written, string what, bool once = true)
    {
        try
        {
            return JsonDocument.Parse(written, once ? Strict : Tolerant).RootElement;
        }
        catch (InvalidOperationException)
        {
            // A name that is no Unicode, in a field that nobody looked into.
            return JsonDocument.Parse(written, Tolerant).RootElement;
        }
        catch (JsonException broken)
        {
            throw new BrokenLawException($"{what} is valid JSON", $"{broken.Message}\n{Encoding.UTF8.GetString(written.Span)}");
        }
    }

    /// <summary>What a reader makes of a body in which names may come twice: the last counts.</summary>
    public static JsonElement LastOfDuplicates(ReadOnlyMemory<byte> body) => JsonDocument.Parse(WithoutMark(body), Tolerant).RootElement;

    /// <summary>True when no object has a name twice.</summary>
    public static bool HasNamesOnce(ReadOnlyMemory<byte> body)
    {
        try
        {
            JsonDocument.Parse(WithoutMark(body), Strict).Dispose();
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>All that one value says, another says too; what it leaves to a default may be said there.</summary>
    public static void Keeps(JsonElement actual, JsonElement expected, string what, params ReadOnlySpan<string> except)
    {
        if (!Says(actual, expected, except))
        {
            throw new BrokenLawException(what, $"is   {Canonical(actual, except)}\nshould say {Canonical(expected, except)}");
        }
    }

    /// <summary>Two values are the same, fields aside.</summary>
    public static void Same(JsonElement actual, JsonElement expected, string what, params ReadOnlySpan<string> except)
    {
        string left = Canonical(actual, except);
        string right = Canonical(expected, except);
        if (left != right)
        {
            throw new BrokenLawException(what, $"is   {left}\nshould be {right}");
        }
    }

    /// <summary>A value with its fields in order, its texts unescaped and its numbers as they are.</summary>
    public static string Canonical(JsonElement value, params ReadOnlySpan<string> except)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            Write(json, value, except);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>True when every text and name in a value is Unicode: half a surrogate pair is JSON and no text.</summary>
    public static bool IsUnicode(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Object => value.EnumerateObject().All(field => field.Name.Length >= 0 && IsUnicode(field.Value)),
                JsonValueKind.Array => value.EnumerateArray().All(IsUnicode),
                JsonValueKind.String => value.GetString()!.Length >= 0,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The bytes of a value, one character each: also where they are no Unicode.</summary>
    public static string Raw(JsonElement? value) =>
        value is { ValueKind: not JsonValueKind.Undefined } known ? Encoding.Latin1.GetString(JsonMarshal.GetRawUtf8Value(known)) : string.Empty;

    /// <summary>A content that is one text may be said as text or as a list of it.</summary>
    private static string? TextOfContent(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => TextOf(content),
        JsonValueKind.Array when content.GetArrayLength() == 1 => TextOfContent(content[0]),
        JsonValueKind.Object when content.TryGetProperty("text"u8, out JsonElement text) => TextOf(text),
        _ => null,
    };

    private static bool Says(JsonElement actual, JsonElement expected, ReadOnlySpan<string> except)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null:
                // It says nothing, and may be said.
                return true;
            case JsonValueKind.Array or JsonValueKind.String when actual.ValueKind != expected.ValueKind:
                return TextOfContent(expected) is { } one && TextOfContent(actual) == one;
            case JsonValueKind.Object when actual.ValueKind == JsonValueKind.Object:
                Dictionary<string, JsonElement> said = new(StringComparer.Ordinal);
                foreach (JsonProperty field in actual.EnumerateObject())
                {
                    said[NameOf(field)] = field.Value;
                }

                Dictionary<string, JsonElement> last = new(StringComparer.Ordinal);
                foreach (JsonProperty field in expected.EnumerateObject())
                {
                    last[NameOf(field)] = field.Value;
                }

                foreach ((string name, JsonElement value) in last)
                {
                    if (!except.Contains(name) && !(said.TryGetValue(name, out JsonElement there) && Says(there, value, [])))
                    {
                        return false;
                    }
                }

                return true;
            case JsonValueKind.Array when actual.ValueKind == JsonValueKind.Array:
                return actual.GetArrayLength() == expected.GetArrayLength()
                    && actual.EnumerateArray().Zip(expected.EnumerateArray()).All(pair => Says(pair.First, pair.Second, []));
            default:
                return Canonical(actual) == Canonical(expected);
        }
    }

    private static string NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.Latin1.GetString(JsonMarshal.GetRawUtf8PropertyName(field));
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Raw(value);
        }
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, ReadOnlySpan<string> except)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                SortedDictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    fields[NameOf(field)] = field.Value;
                }

                foreach ((string name, JsonElement inner) in fields)
                {
                    if (!except.Contains(name))
                    {
                        json.WritePropertyName(name);
                        Write(json, inner, []);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement inner in value.EnumerateArray())
                {
                    Write(json, inner, []);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(TextOf(value));
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(Number(value.GetRawText()), skipInputValidation: true);
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    /// <summary>The form of a number may change where its value does not: 1.0, 1e0 and 1.</summary>
    private static string Number(string digits) =>
        decimal.TryParse(digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal exact)
            ? (exact / 1.000000000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : digits;

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
