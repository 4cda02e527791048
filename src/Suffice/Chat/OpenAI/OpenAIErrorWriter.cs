using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes <c>{"error":{"message","type","param","code"}}</c>.</summary>
internal static class OpenAIErrorWriter
{
    public static void Write(ChatError error, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, JsonOutput.Options);
        Write(error, json);
    }

    public static void Write(ChatError error, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, error.Kind);
        json.WriteString("param"u8, error.Param);
        json.WriteString("code"u8, error.Code);
        ErrorDetails.Write(error, json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
