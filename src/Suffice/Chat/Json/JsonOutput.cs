using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suffice.Chat.Json;

/// <summary>How JSON is written here.</summary>
internal static class JsonOutput
{
    /// <summary>Bodies go to APIs, never into a page: other scripts than Latin stay readable, and short.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1000,
    };

    /// <summary>Writes a value exactly as it came: numbers keep their digits, texts their escapes.</summary>
    public static void Raw(this Utf8JsonWriter json, JsonElement value) =>
        json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    /// <summary>Writes a value as it came, but on one line: in JSON, line ends stand between its words alone.</summary>
    public static void RawOnOneLine(this Utf8JsonWriter json, JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            json.WriteRawValue(raw, skipInputValidation: true);
            return;
        }

        byte[] line = raw.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        json.WriteRawValue(line, skipInputValidation: true);
    }

    /// <summary>A value's own bytes.</summary>
    public static byte[] Bytes(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).ToArray();

    /// <summary>A text as JSON writes it.</summary>
    public static byte[] Quoted(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, Options.Encoder).EncodedUtf8Bytes, (byte)'"'];

    /// <summary>One list of these values.</summary>
    public static JsonElement List(IEnumerable<JsonElement> values) => Element(json => WriteList(json, values));

    /// <summary>Writes these values as a list.</summary>
    public static void WriteList(Utf8JsonWriter json, IEnumerable<JsonElement> values)
    {
        json.WriteStartArray();
        foreach (JsonElement value in values)
        {
            json.Raw(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Makes a value of what a delegate writes.</summary>
    public static JsonElement Element(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, Options))
        {
            write(json);
        }

        return JsonElement.Parse(output.WrittenSpan);
    }
}
