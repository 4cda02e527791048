using System.Buffers;
using System.Text.Json;

namespace Suffice.Chat.Json;

/// <summary>Copies a JSON object with a few of its own fields replaced; nothing else of it is read into memory or written anew.</summary>
internal static class BodySplice
{
    /// <summary>Copies a body.</summary>
    /// <param name="body">One JSON object with unique names and at least one field.</param>
    /// <param name="patches">What changes.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ReadOnlySpan<byte> body, ReadOnlySpan<FieldPatch> patches, IBufferWriter<byte> output)
    {
        Utf8JsonReader reader = new(body, new JsonReaderOptions { MaxDepth = JsonBody.MaxDepth });
        Span<bool> found = stackalloc bool[patches.Length];
        int copied = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int patch = Find(ref reader, patches);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (patch >= 0)
            {
                found[patch] = true;
                output.Write(body[copied..start]);
                output.Write(patches[patch].Value.Span);
                copied = (int)reader.BytesConsumed;
            }
        }

        int end = (int)reader.TokenStartIndex;
        output.Write(body[copied..end]);
        for (int i = 0; i < patches.Length; i++)
        {
            if (!found[i] && patches[i].AddWhenAbsent)
            {
                output.Write(",\""u8);
                output.Write(patches[i].Name.Span);
                output.Write("\":"u8);
                output.Write(patches[i].Value.Span);
            }
        }

        output.Write(body[end..]);
    }

    private static int Find(ref Utf8JsonReader reader, ReadOnlySpan<FieldPatch> patches)
    {
        for (int i = 0; i < patches.Length; i++)
        {
            if (reader.ValueTextEquals(patches[i].Name.Span))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A new value of one field.</summary>
/// <param name="Name">The field, in plain ASCII.</param>
/// <param name="Value">The value's JSON.</param>
/// <param name="AddWhenAbsent">True to add the field where the body has none.</param>
internal readonly record struct FieldPatch(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value, bool AddWhenAbsent);
