using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes <c>{"type":"error","error":{"type","message"}}</c>.</summary>
internal static class AnthropicErrorWriter
{
    public static void Write(ChatError error, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        Write(error, json);
    }

    public static void Write(ChatError error, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, error.Kind);
        json.WriteString("message"u8, error.Message);
        ErrorDetails.Write(error, json);
        json.WriteEndObject();
        if (error.RequestId is not null)
        {
            json.WriteString("request_id"u8, error.RequestId);
        }

        json.WriteEndObject();
    }
}
