using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suffice.Fingerprints;

/// <summary>Writes a JSON Schema so that two of the same meaning read the same.</summary>
/// <remarks>
/// Keys are sorted and white space is left out, and so are <c>description</c>, <c>$comment</c> and <c>examples</c>,
/// which say nothing about what is valid (a property <i>named</i> description stays). The order inside <c>required</c>,
/// <c>type</c> and <c>enum</c> means nothing and is sorted away. Numbers stay as written.
/// </remarks>
internal static class CanonicalSchema
{
    private enum Place
    {
        Schema,
        Names,
        Value,
        Set,
    }

    public static void Write(JsonElement schema, ref PooledBuffer<byte> to) => Write(schema, Place.Schema, ref to);

    private static void Write(JsonElement element, Place place, ref PooledBuffer<byte> to)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, place, ref to);
                break;
            case JsonValueKind.Array:
                WriteArray(element, place, ref to);
                break;
            default:
                to.Add(RawOf(element));
                break;
        }
    }

    private static void WriteObject(JsonElement element, Place place, ref PooledBuffer<byte> to)
    {
        PooledBuffer<JsonProperty> members = new(element.GetPropertyCount());
        try
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                if (place != Place.Schema || !IsAnnotation(NameOf(member)))
                {
                    members.Add(member);
                }
            }

            members.Written.Sort(static (a, b) => NameOf(a).SequenceCompareTo(NameOf(b)));
            to.Add((byte)'{');
            foreach (JsonProperty member in members.Written)
            {
                ReadOnlySpan<byte> name = NameOf(member);
                to.Add((byte)'"');
                to.Add(name);
                to.Add("\":"u8);
                Write(member.Value, Within(place, name), ref to);
                to.Add((byte)',');
            }

            to.Add((byte)'}');
        }
        finally
        {
            members.Dispose();
        }
    }

    private static void WriteArray(JsonElement element, Place place, ref PooledBuffer<byte> to)
    {
        PooledBuffer<JsonElement> items = new(element.GetArrayLength());
        try
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                items.Add(item);
            }

            if (place == Place.Set)
            {
                items.Written.Sort(static (a, b) => RawOf(a).SequenceCompareTo(RawOf(b)));
            }

            to.Add((byte)'[');
            foreach (JsonElement item in items.Written)
            {
                Write(item, place == Place.Set ? Place.Value : place, ref to);
                to.Add((byte)',');
            }

            to.Add((byte)']');
        }
        finally
        {
            items.Dispose();
        }
    }

    private static ReadOnlySpan<byte> RawOf(JsonElement element)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(element);
        return element.ValueKind == JsonValueKind.String && raw.Contains((byte)'\\') ? PlainText(raw) : raw;
    }

    private static ReadOnlySpan<byte> NameOf(JsonProperty member)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Contains((byte)'\\') ? PlainText([(byte)'"', .. raw, (byte)'"']).AsSpan()[1..^1] : raw;
    }

    // The same text may be written with escapes or without.
    private static byte[] PlainText(ReadOnlySpan<byte> literal)
    {
        try
        {
            string text = JsonElement.Parse(literal).GetString()!;
            JsonEncodedText plain = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            return [(byte)'"', .. plain.EncodedUtf8Bytes, (byte)'"'];
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON and no text.
            return literal.ToArray();
        }
    }

    private static bool IsAnnotation(ReadOnlySpan<byte> keyword) =>
        keyword.SequenceEqual("description"u8) || keyword.SequenceEqual("$comment"u8) || keyword.SequenceEqual("examples"u8);

    private static Place Within(Place place, ReadOnlySpan<byte> name) => place switch
    {
        Place.Names => Place.Schema,
        Place.Schema when name.SequenceEqual("properties"u8) || name.SequenceEqual("patternProperties"u8)
            || name.SequenceEqual("$defs"u8) || name.SequenceEqual("definitions"u8)
            || name.SequenceEqual("dependentSchemas"u8) || name.SequenceEqual("dependencies"u8) => Place.Names,
        Place.Schema when name.SequenceEqual("required"u8) || name.SequenceEqual("type"u8)
            || name.SequenceEqual("enum"u8) => Place.Set,
        Place.Schema when name.SequenceEqual("const"u8) || name.SequenceEqual("default"u8)
            || name.SequenceEqual("dependentRequired"u8) => Place.Value,
        _ => place,
    };
}
