using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Providers.Recordings;

/// <summary>Bytes that are equal exactly when two calls say the same; every piece carries its length, so that none runs into the next.</summary>
internal sealed class CanonicalForm
{
    private readonly ArrayBufferWriter<byte> bytes = new(1024);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public void Add(string kind, string text)
    {
        AddText(kind);
        AddText(text);
    }

    public void Add(JsonElement? json)
    {
        if (json is { ValueKind: not JsonValueKind.Undefined } value)
        {
            AddValue(value);
        }
        else
        {
            AddMark('-');
        }
    }

    /// <summary>Text that is meant to be JSON counts as its value, and as itself when it is none.</summary>
    public void AddJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            AddValue(document.RootElement);
        }
        catch (JsonException)
        {
            AddText(text);
        }
    }

    private void AddValue(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AddMark('{');
                foreach (JsonProperty property in value.EnumerateObject().OrderBy(CutText.NameOf, StringComparer.Ordinal))
                {
                    AddText(CutText.NameOf(property));
                    AddValue(property.Value);
                }

                AddMark('}');
                break;
            case JsonValueKind.Array:
                AddMark('[');
                foreach (JsonElement item in value.EnumerateArray())
                {
                    AddValue(item);
                }

                AddMark(']');
                break;
            case JsonValueKind.String:
                AddMark('"');
                AddText(TextOf(value));
                break;
            default:
                AddMark('#');
                AddText(value.GetRawText());
                break;
        }
    }

    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair has no text; its escape in the source stands for it.
            return text.GetRawText();
        }
    }

    private void AddText(string text)
    {
        Span<byte> target = bytes.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        int written = Encoding.UTF8.GetBytes(text, target[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(target, written);
        bytes.Advance(sizeof(int) + written);
    }

    private void AddMark(char mark)
    {
        bytes.GetSpan(1)[0] = (byte)mark;
        bytes.Advance(1);
    }
}
