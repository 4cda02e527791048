using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Json;

/// <summary>Reads a body as one JSON object; every way in which it can be broken becomes a <see cref="ChatFormatException"/>.</summary>
internal static class JsonBody
{
    /// <summary>Deeper than any honest call; a schema of tools rarely passes 20.</summary>
    public const int MaxDepth = 128;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Tolerant = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a body.</summary>
    /// <remarks>The elements point into the body, which is therefore never reused; the document is left to the collector with them.</remarks>
    /// <param name="body">The body.</param>
    /// <param name="read">Reads its object; given the body too, in which every name is then unique.</param>
    public static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, ReadOnlyMemory<byte>, T> read)
    {
        ReadOnlyMemory<byte> bytes = WithoutByteOrderMark(body);
        if (!Utf8.IsValid(bytes.Span))
        {
            // The parser looks into texts only when they are asked for, and some are first asked for by whoever gets the call.
            throw NotUnicode();
        }

        try
        {
            JsonElement root = Parse(ref bytes);
            return root.ValueKind == JsonValueKind.Object
                ? read(root, bytes)
                : throw new ChatFormatException("$", $"the body is {JsonKinds.Name(root)}", "send a JSON object");
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    private static ChatFormatException NotUnicode() =>
        new("$", "a text in the body is not valid Unicode (broken UTF-8, or half of a surrogate pair)", "send UTF-8");

    private static JsonElement Parse(ref ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, Strict).RootElement;
        }
        catch (JsonException broken)
        {
            bytes = WithLastOfDuplicates(bytes, broken);
            return JsonDocument.Parse(bytes, Strict).RootElement;
        }
    }

    /// <summary>Some clients repeat a name. Which of the two counts must not depend on the reader, so only the last goes on.</summary>
    private static ReadOnlyMemory<byte> WithLastOfDuplicates(ReadOnlyMemory<byte> bytes, JsonException broken)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Tolerant);
            ArrayBufferWriter<byte> output = new(bytes.Length);
            using (Utf8JsonWriter json = new(output, JsonOutput.Options))
            {
                WriteLastOfDuplicates(document.RootElement, json);
            }

            return output.WrittenMemory;
        }
        catch (JsonException)
        {
            throw Broken(bytes.Span, broken);
        }
    }

    private static void WriteLastOfDuplicates(JsonElement value, Utf8JsonWriter json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                OrderedDictionary<string, JsonElement> last = new(StringComparer.Ordinal);
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    last[field.Name] = field.Value;
                }

                json.WriteStartObject();
                foreach ((string? name, JsonElement inner) in last)
                {
                    json.WritePropertyName(name);
                    WriteLastOfDuplicates(inner, json);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement inner in value.EnumerateArray())
                {
                    WriteLastOfDuplicates(inner, json);
                }

                json.WriteEndArray();
                break;
            default:
                json.Raw(value);
                break;
        }
    }

    private static ChatFormatException Broken(ReadOnlySpan<byte> bytes, JsonException broken)
    {
        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return new ChatFormatException("$", "the body is empty", "send a JSON object");
        }

        string place = $"line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}";
        return IsTooDeep(bytes)
            ? new ChatFormatException("$", $"the JSON is nested deeper than {MaxDepth} levels at {place}", $"nest at most {MaxDepth} levels")
            : new ChatFormatException("$", $"the body is not valid JSON at {place}", "send one complete JSON object");
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
