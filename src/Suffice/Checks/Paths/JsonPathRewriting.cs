using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suffice.Checks.Paths;

/// <summary>Writes a document again with the values at a path replaced.</summary>
internal static class JsonPathRewriting
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document with each chosen value replaced by a text.</summary>
    /// <param name="path">Chooses the values.</param>
    /// <param name="root">The document.</param>
    /// <param name="replace">The text in a value's place; <see langword="null"/> gives up.</param>
    /// <returns>The JSON text, or <see langword="null"/> when given up.</returns>
    public static string? Rewrite(this JsonPath path, JsonElement root, Func<JsonElement, string?> replace)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, Relaxed);
        if (!Write(path.Steps, 0, root, writer, replace))
        {
            return null;
        }

        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool Write(
        ImmutableArray<PathStep> steps, int depth, JsonElement element, Utf8JsonWriter writer, Func<JsonElement, string?> replace)
    {
        if (depth == steps.Length)
        {
            string? text = replace(element);
            writer.WriteStringValue(text);
            return text is not null;
        }

        bool whole = true;
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                writer.WriteStartArray();
                int length = element.GetArrayLength(), index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    whole &= WriteNext(steps[depth].Chooses(index++, length), item);
                }

                writer.WriteEndArray();
                return whole;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    whole &= WriteNext(steps[depth].Chooses(property.Name), property.Value);
                }

                writer.WriteEndObject();
                return whole;
            default:
                element.WriteTo(writer);
                return true;
        }

        bool WriteNext(bool chosen, JsonElement next)
        {
            if (chosen)
            {
                return Write(steps, depth + 1, next, writer, replace);
            }

            next.WriteTo(writer);
            return true;
        }
    }
}
